import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import express from 'express'
import { Hono } from 'hono'
import type { KvittoServer } from '../create-kvitto-server.ts'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

export interface OpenServer {
  ask(
    path: string,
    headers?: Record<string, string>,
    options?: { method?: string; body?: string },
  ): Promise<Answer>
  stop(): Promise<void>
}

/** What the site answers, the same under each framework. */
const PAGE = { type: 'text/html; charset=utf-8', body: '<!doctype html><title>Shop</title>' }
const FILES: Record<string, { type: string; body: string }> = {
  '/': PAGE,
  '/portal/': PAGE,
  '/app.js': { type: 'text/javascript', body: 'app' },
  '/worker.js': { type: 'text/javascript', body: 'worker' },
  '/icon.svg': { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
  '/metrics/lib.js': { type: 'text/javascript', body: 'metrics' },
  '/metrics/basket.js': { type: 'text/javascript', body: 'basket' },
  '/cookies': { type: 'application/json', body: '{}' },
}
const SITE_HEADERS: [string, string][] = [
  ['Cache-Control', 'public, max-age=600'],
  ['CDN-Cache-Control', 'max-age=600'],
  ['ETag', '"1"'],
]
const COOKIES = [
  '_s1=a; Path=/; HttpOnly',
  '_ad=b',
  'basket=c',
  '_s_basket=d',
  'theme=e',
  '_ad=; Max-Age=0',
]

const headersOf = (path: string): [string, string][] => [
  ...SITE_HEADERS,
  ...(path === '/cookies' ? COOKIES.map((text): [string, string] => ['Set-Cookie', text]) : []),
  ...(path === '/' ? [['Content-Security-Policy', "object-src 'none'"] as [string, string]] : []),
]

function answerFetch(request: Request): Response {
  const { pathname } = new URL(request.url)
  const file = FILES[pathname]
  if (!file) return new Response('none', { status: 404 })
  const headers = new Headers([['Content-Type', file.type], ...headersOf(pathname)])
  const isKnown = request.headers.get('If-None-Match') === '"1"'
  return new Response(isKnown ? null : file.body, { status: isKnown ? 304 : 200, headers })
}

/** The site behind Express, Hono or a plain Fetch handler, on a port of its own. */
export async function openServer(
  framework: 'express' | 'express writeHead' | 'hono' | 'fetch',
  kvitto: KvittoServer,
): Promise<OpenServer> {
  const listener = {
    express: () => expressSite(kvitto, false),
    'express writeHead': () => expressSite(kvitto, true),
    hono: () => {
      const app = new Hono()
      app.use(kvitto.hono)
      app.all('*', (c) => answerFetch(c.req.raw))
      return getRequestListener(app.fetch)
    },
    fetch: () => getRequestListener(kvitto.fetch(answerFetch)),
  }[framework]()
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ask: (path, headers = {}, { method = 'GET', body } = {}) =>
      new Promise((resolve, reject) => {
        const asked = httpRequest(
          { port, path, method, host: '127.0.0.1', headers: { Host: 'shop.example', ...headers } },
          (answer) => {
            let text = ''
            answer.setEncoding('utf8')
            answer.on('data', (chunk) => (text += chunk))
            answer.on('end', () =>
              resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
            )
          },
        )
        asked.on('error', reject)
        asked.end(body)
      }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function expressSite(kvitto: KvittoServer, isFlat: boolean) {
  const app = express()
  app.disable('etag')
  app.use(kvitto.connect)
  app.use((request, response) => {
    const file = FILES[request.path]
    if (!file) {
      response.status(404).send('none')
      return
    }
    const isKnown = request.headers['if-none-match'] === '"1"'
    const headers: [string, string][] = [['Content-Type', file.type], ...headersOf(request.path)]
    if (isFlat) {
      response.writeHead(isKnown ? 304 : 200, headers.flat())
    } else {
      response.status(isKnown ? 304 : 200)
      for (const [name, value] of headers) response.append(name, value)
    }
    response.end(isKnown ? undefined : file.body)
  })
  return app
}

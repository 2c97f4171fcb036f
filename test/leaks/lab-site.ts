import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { KvittoServer } from 'kvitto/server'
import { answer, runs } from './answers.ts'
import type { RequestLog } from './request-log.ts'
import { parseTarget, respond } from './third-party.ts'

/** What the page's origin answers. */
export interface SitePage {
  html: string
  headers: Record<string, string>
}

export interface LabSite {
  server: Server
  port: number
  /** By path. */
  pages: Map<string, SitePage>
  /** Ids of the pages that `rule` stands before, with all that they ask of their own origin. */
  ruled: Set<string>
  /** Middleware of Connect. */
  rule: KvittoServer['connect']
}

export interface LabSiteOptions {
  log: RequestLog
  third: number
  /** Files by the path that they are served under. */
  files: Record<string, URL>
}

/** The page's origin: pages, the site's own scripts, the proxied path, Kvitto's parts, the peers. */
export async function startLabSite({ log, third, files }: LabSiteOptions): Promise<LabSite> {
  const pages = new Map<string, SitePage>()
  const ruled = new Set<string>()
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '/').replace(/\?.*/s, '')
    const page = pages.get(path)
    if (page) return send(response, 'text/html; charset=utf-8', page.html, page.headers)
    if (path.startsWith('/proxied/')) {
      const token = parseTarget(path)?.token
      if (token) log.add(token, { method: request.method ?? '', path })
      return respond(request, response)
    }
    if (path.startsWith('/own/')) {
      const { token = '', name = '' } = parseTarget(path) ?? {}
      const code = ownScript(`http://127.0.0.1:${third}/v/${token}/`, name)
      return send(response, 'text/javascript', code)
    }
    if (path === '/lab/silence.wav') {
      return send(response, 'audio/wav', answer('', 'a.wav')?.body ?? '')
    }
    const file = files[path] ?? files[`${path.slice(0, path.lastIndexOf('/'))}/*`]
    if (!file) return response.writeHead(404).end()
    const url = files[path] ? file : new URL(path.slice(path.lastIndexOf('/') + 1), file)
    return send(response, typeOf(url.pathname), await readFile(url), KEPT)
  }
  const server = createServer((request, response) => {
    const [, id = ''] = /^\/[a-z]+\/([a-z0-9]+)/.exec(request.url ?? '') ?? []
    if (ruled.has(id)) site.rule(request, response, () => handle(request, response))
    else handle(request, response)
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const site: LabSite = { server, port, pages, ruled, rule: (_request, _response, next) => next() }
  return site
}

/** As a collector serves its builds. */
const KEPT = { 'Cache-Control': 'public, max-age=31536000, immutable' }

function send(
  response: ServerResponse,
  type: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void {
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache', ...headers })
  response.end(body)
}

function typeOf(path: string): string {
  if (path.endsWith('.json')) return 'application/json'
  return path.endsWith('.css') ? 'text/css' : 'text/javascript'
}

/** Scripts of the site's own that ask the third party when they run in a worker. */
function ownScript(base: string, name: string): string {
  if (name === 'fetch.js') return `fetch('${base}a.txt')`
  if (name === 'import-scripts.js') return `importScripts('${base}a.js')`
  if (name === 'module.js') return `import '${base}a.mjs'`
  return runs(name)
}

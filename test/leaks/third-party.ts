import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answer } from './answers.ts'
import type { RequestLog } from './request-log.ts'

/** Answers everything below `/v/<token>/`, and writes it down first. Resolves to its port. */
export async function startThirdParty(log: RequestLog): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    note(log, request, request.method ?? '')
    respond(request, response)
  })
  // That the handshake came is the leak; nothing is said on the socket.
  server.on('upgrade', (request, socket) => {
    note(log, request, 'websocket')
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, port: (server.address() as AddressInfo).port }
}

/** `/v/<token>/<name>`, or the same behind another prefix. */
export function parseTarget(url: string): { token: string; name: string } | undefined {
  const [, token, name] = /^\/[a-z]+\/([a-z0-9-]+)\/([^?]*)/.exec(url) ?? []
  return token ? { token, name: name ?? '' } : undefined
}

function note(log: RequestLog, { url = '' }: IncomingMessage, method: string): void {
  const target = parseTarget(url)
  if (target) log.add(target.token, { method, path: url })
}

/** Also what the proxied path of the page's own origin answers, where some names set a cookie. */
export function respond({ method, url = '', headers }: IncomingMessage, response: ServerResponse) {
  const target = parseTarget(url)
  const found = target && answer(target.token, target.name)
  response.setHeader('Access-Control-Allow-Origin', headers.origin ?? '*')
  response.setHeader('Access-Control-Allow-Credentials', 'true')
  response.setHeader('Access-Control-Allow-Headers', 'content-type')
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  response.setHeader('Supports-Loading-Mode', 'credentialed-prerender')
  response.setHeader('Cache-Control', 'max-age=60')
  if (method === 'OPTIONS') return response.writeHead(204).end()
  if (!target || !found) return response.writeHead(target ? 204 : 404).end()
  response.setHeader('Content-Type', found.type)
  if (target.name.startsWith('cookie.')) {
    response.setHeader('Set-Cookie', `leak_${target.token}=1; Path=/; Max-Age=600`)
  }
  return response.end(found.body)
}

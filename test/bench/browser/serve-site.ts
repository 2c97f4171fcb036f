import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { compress } from '../compress.ts'
import { noiseImage } from './noise-image.ts'

export interface Sent {
  path: string
  bytes: number
}

const TYPES: Record<string, string> = {
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
}

/** A site on an origin of its own, brotli throughout, with a collector under `/kvitto/`. */
export async function serveSite() {
  const files = new Map<string, Buffer>()
  const agent = new Agent({ keepAlive: true })
  const image = noiseImage(960, 416)
  let collector = ''
  let sent: Sent[] = []

  const proxy = (incoming: IncomingMessage, response: ServerResponse, path: string) => {
    const { method, headers } = incoming
    const outgoing = request(collector + path.slice('/kvitto'.length), { method, headers, agent })
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', () => sent.push({ path, bytes }))
      answer.pipe(response)
    })
    outgoing.on('error', () => incoming.socket.destroy())
    incoming.pipe(outgoing)
  }

  const server = createServer((incoming, response) => {
    const path = (incoming.url ?? '/').replace(/\?.*/s, '')
    if (path.startsWith('/kvitto/')) return proxy(incoming, response, path)
    if (path === '/image.bmp') return response.setHeader('content-type', 'image/bmp').end(image)
    const body = files.get(path)
    if (!body) return response.writeHead(404).end()
    sent.push({ path, bytes: body.length })
    response.writeHead(200, {
      'content-type': TYPES[path.split('.').at(-1) ?? ''],
      'content-encoding': 'br',
      'cache-control': 'no-cache',
    })
    response.end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    add: (path: string, text: string) => files.set(path, compress(text)),
    pass(to: string) {
      collector = to
    },
    /** Everything that was sent since the last call, less the image. */
    takeSent(): Sent[] {
      const taken = sent
      sent = []
      return taken
    },
    close() {
      server.close()
      server.closeAllConnections()
      agent.destroy()
    },
  }
}

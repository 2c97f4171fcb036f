import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Answer {
  html: string
  status?: number
  headers?: Record<string, string>
}

/** What a page's address and method get; a page that is none is not found. */
export type Pages = (
  url: URL,
  request: IncomingMessage,
) => Answer | undefined | Promise<Answer | undefined>

/** Serves pages that a test writes, to every engine alike, on whatever name leads to this machine. */
export async function servePages() {
  let pages: Pages = () => undefined
  const server = createServer(async (request, response) => {
    const answer = await pages(new URL(request.url ?? '/', 'http://localhost'), request)
    response.writeHead(answer?.status ?? (answer ? 200 : 404), {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      ...answer?.headers,
    })
    response.end(answer?.html ?? '')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: (host = 'localhost') => `http://${host}:${port}`,
    serve(next: Pages) {
      pages = next
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

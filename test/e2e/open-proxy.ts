import { once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Resolves, when the request may go on, to whether it may; one that may not meets a dead connection. */
export type Passage = (asked: { path: string; origin: string | undefined }) => Promise<boolean>

/** A way to a server that a test can close or slow down, for whatever engine goes there. */
export async function openProxy(target: string) {
  let passage: Passage = async () => true
  const server = createServer(async (incoming, response) => {
    const { headers, method, url = '/' } = incoming
    if (!(await passage({ path: url, origin: headers.origin }))) {
      incoming.socket.destroy()
      return
    }
    const outgoing = request(new URL(url, target), { headers, method })
    outgoing.on('response', (answer: IncomingMessage) => {
      // What a cache keeps would not come this way again.
      response.writeHead(answer.statusCode ?? 502, {
        ...answer.headers,
        'cache-control': 'no-store',
      })
      answer.pipe(response)
    })
    outgoing.on('error', () => incoming.socket.destroy())
    incoming.pipe(outgoing)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    /** For requests from now on; without one all pass. */
    let(next: Passage = async () => true): void {
      passage = next
    },
    close(): void {
      server.close()
      server.closeAllConnections()
    },
  }
}

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type { RequestLog } from './request-log.ts'

/**
 * A port, TCP and UDP, that one page at a time may have: what arrives there carries no token, so it is
 * written down under the page's that has it.
 */
export interface Line {
  port: number
  /** From now on everything belongs to this token. */
  lease(token: string): void
  close(): void
}

export async function openLine(log: RequestLog): Promise<Line> {
  let owner = ''
  const add = (method: string, path: string) => {
    if (owner) log.add(owner, { method, path })
  }
  const tcp = createServer((socket) => {
    add('connection', '')
    socket.on('error', () => {})
    socket.end()
  })
  tcp.listen(0, '127.0.0.1')
  await once(tcp, 'listening')
  const { port } = tcp.address() as AddressInfo
  const udp = createSocket('udp4', (message) => add('udp', `${message.length} bytes`))
  udp.bind(port, '127.0.0.1')
  await once(udp, 'listening')
  return {
    port,
    lease: (token) => {
      owner = token
    },
    close: () => {
      tcp.close()
      udp.close()
    },
  }
}

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
  /** From now on every sender that speaks for the first time belongs to this token. */
  lease(token: string): void
  close(): void
}

export async function openLine(log: RequestLog): Promise<Line> {
  let owner = ''
  const add = (token: string, method: string, path: string) => {
    if (token) log.add(token, { method, path })
  }
  // What asks in vain for an answer goes on for seconds, when the line is another page's.
  const ownerOfSender = new Map<number, string>()
  const tcp = createServer((socket) => {
    add(owner, 'connection', '')
    socket.on('error', () => {})
    socket.end()
  })
  tcp.listen(0, '127.0.0.1')
  await once(tcp, 'listening')
  const { port } = tcp.address() as AddressInfo
  const udp = createSocket('udp4', (message, sender) => {
    const token = ownerOfSender.get(sender.port) ?? owner
    ownerOfSender.set(sender.port, token)
    add(token, 'udp', `${message.length} bytes`)
  })
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

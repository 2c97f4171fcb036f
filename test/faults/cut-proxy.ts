import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface CutProxy {
  port: number
  /** Where new connections go from now on; those that are open end. */
  pointTo(port: number): void
  /**
   * Lets the next request that holds this text through, and loses its answer with the connection:
   * the first bytes that come after it and hold `answer`.
   */
  loseAnswerTo(text: string, answer?: string): void
  /** How many answers were lost. */
  lost(): number
  close(): Promise<void>
}

/** Passes bytes on to a port of this machine, until it is told to lose some. */
export async function openCutProxy(first: number): Promise<CutProxy> {
  let target = first
  let wanted: string | undefined
  let lostAnswer = ''
  let lost = 0
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    let isCut = false
    const end = () => [near, far].forEach((socket) => void socket.destroy())
    for (const socket of [near, far]) sockets.add(socket.on('error', end).on('close', end))
    near.on('data', (bytes) => {
      if (wanted !== undefined && bytes.includes(wanted)) {
        wanted = undefined
        isCut = true
      }
      far.write(bytes)
    })
    // The answer is there, so what was asked for is done.
    far.on('data', (bytes) => {
      if (!isCut || !bytes.includes(lostAnswer)) return void near.write(bytes)
      lost++
      end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('expected a TCP address')
  return {
    port: address.port,
    pointTo(port) {
      target = port
      for (const socket of sockets) socket.destroy()
    },
    loseAnswerTo(text, answer = '') {
      wanted = text
      lostAnswer = answer
    },
    lost: () => lost,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

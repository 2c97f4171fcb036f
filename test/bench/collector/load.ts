/*
 * A process of its own: posts bodies over connections that stay open, each waiting for its answer
 * before it sends the next. Speaks HTTP by itself, as a client library costs more than what is measured.
 */
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'

export interface LoadRequest {
  port: number
  path: string
  headers: Record<string, string>
  /** File with a body in each line. */
  bodies: string
  /** The first line to send; none is sent twice. */
  from: number
  connections: number
  ms: number
}

export interface LoadResult {
  /** Answers 200 or 201. */
  taken: number
  /** Others, by status. */
  refused: Record<string, number>
  seconds: number
  /** How long each waited for its answer, in ms. */
  p50: number
  p99: number
}

let file: { path: string; lines: string[] } | undefined
process.on('message', async (request: LoadRequest) => process.send?.(await load(request)))

async function load(request: LoadRequest): Promise<LoadResult> {
  if (file?.path !== request.bodies) {
    const lines = readFileSync(request.bodies, 'utf8').split('\n').filter(Boolean)
    file = { path: request.bodies, lines }
  }
  const { lines } = file
  const refused: LoadResult['refused'] = {}
  const waited: number[] = []
  let next = request.from
  const start = performance.now()
  const take = () => {
    if (performance.now() - start > request.ms) return undefined
    const body = lines[next++]
    if (body === undefined) throw new Error(`expected more bodies than ${lines.length}`)
    return body
  }
  const note = (status: string, ms: number) => {
    if (status === '200' || status === '201') waited.push(ms)
    else refused[status] = (refused[status] ?? 0) + 1
  }
  const each = Array.from({ length: request.connections }, () => talk(request, take, note))
  await Promise.all(each)
  const seconds = (performance.now() - start) / 1000
  waited.sort((a, b) => a - b)
  const at = (share: number) => waited[Math.floor(waited.length * share)] ?? Number.NaN
  return { taken: waited.length, refused, seconds, p50: at(0.5), p99: at(0.99) }
}

/** One connection, until there is nothing to take. */
function talk(
  { port, path, headers }: LoadRequest,
  take: () => string | undefined,
  note: (status: string, ms: number) => void,
): Promise<void> {
  const head = Object.entries({ host: `127.0.0.1:${port}`, ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let received = ''
    let sentAt = 0
    const send = () => {
      const body = take()
      if (body === undefined) {
        socket.end()
        return
      }
      const length = Buffer.byteLength(body)
      sentAt = performance.now()
      socket.write(`POST ${path} HTTP/1.1\r\n${head}content-length: ${length}\r\n\r\n${body}`)
    }
    socket.setEncoding('latin1')
    socket.on('connect', send)
    socket.on('data', (chunk: string) => {
      received += chunk
      if (!isWhole(received)) return
      note(received.slice(9, 12), performance.now() - sentAt)
      received = ''
      send()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve())
  })
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n')
  if (end < 0) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, end))?.[1]
  if (length !== undefined) return answer.length >= end + 4 + Number(length)
  // Hono's Node server sends what it does not know the length of in chunks.
  return answer.endsWith('\r\n0\r\n\r\n')
}

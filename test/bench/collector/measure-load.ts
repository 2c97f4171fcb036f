import type { Loader, Served } from './start-child.ts'

/** A server to be loaded, and how. */
export interface Subject {
  name: string
  server: Served
  path: string
  headers: Record<string, string>
  /** File with a body in each line. */
  bodies: string
  /** How many of them it got. */
  sent: number
}

export interface Rates {
  /** Answers a second. */
  rate: number
  /** Of the server's process, in microseconds. */
  cpuPerAnswer: number
  /** Of the server's process afterwards, in bytes. */
  memory: number
  p50: number
  p99: number
}

const CONNECTIONS = 64

/** Loads one server for a while. Throws where it refuses anything. */
export async function measureLoad(
  loader: Loader,
  subject: Subject,
  { ms, connections = CONNECTIONS }: { ms: number; connections?: number },
): Promise<Rates> {
  const { server, path, headers, bodies, sent: from } = subject
  const before = await server.usage()
  const request = { port: server.port, path, headers, bodies, from, connections, ms }
  const { taken, refused, seconds, p50, p99 } = await loader.load(request)
  const { cpu, memory } = await server.usage()
  subject.sent += taken
  if (Object.keys(refused).length > 0) {
    throw new Error(`expected ${subject.name} to take all, found ${JSON.stringify(refused)}`)
  }
  return { rate: taken / seconds, cpuPerAnswer: (cpu - before.cpu) / taken, memory, p50, p99 }
}

import { Agent, request } from 'node:http'
import type { BadRequest } from './bad-request.ts'

export interface Sent {
  status: number
  /** Of the error body; undefined where there is none. */
  code: string | undefined
  headers: Record<string, string | string[] | undefined>
  /** From the request's first byte to the answer's last, in ms. */
  took: number
}

/** Sends requests over a few connections at once, kept or a new one for each. */
export function createSender(
  url: string,
  { connections, areKept }: { connections: number; areKept: boolean },
) {
  const agent = new Agent({ keepAlive: areKept, maxSockets: connections })
  const { hostname, port } = new URL(url)

  return {
    close: () => agent.destroy(),
    send: ({ method, path, headers, body }: BadRequest): Promise<Sent> =>
      new Promise((resolve, reject) => {
        let from = performance.now()
        const sent = request({ agent, hostname, port, method, path, headers }, (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('error', reject)
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              code: codeOf(Buffer.concat(chunks)),
              headers: answer.headers,
              took: performance.now() - from,
            }),
          )
        })
        // Waiting for a free connection is this side's time.
        sent.on('socket', () => {
          from = performance.now()
        })
        sent.on('error', reject)
        sent.end(body)
      }),
  }
}

function codeOf(body: Buffer): string | undefined {
  try {
    const { error } = JSON.parse(body.toString())
    return typeof error?.code === 'string' ? error.code : undefined
  } catch {
    return undefined
  }
}

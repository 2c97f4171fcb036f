import { hash } from 'node:crypto'
import { type AddCheckpoint, formatAddCheckpoint } from '@kvitto/receipt'
import type { Witness } from './read-witnesses.ts'

/** A lost answer costs nothing: the next round asks again. */
const PATIENCE = 5_000
/** More than 64 signature lines need. */
const MOST_BYTES = 256 * 1024

export interface WitnessAnswer {
  status: number
  text: string
}

/** c2sp.org/tlog-witness. Rejects where no whole answer comes in time. */
export function addCheckpoint(
  { url }: Witness,
  request: AddCheckpoint,
  signal: AbortSignal,
): Promise<WitnessAnswer> {
  return call(
    `${url}/add-checkpoint`,
    { method: 'POST', body: formatAddCheckpoint(request) },
    signal,
  )
}

/** What the witness cosigned last of a log; not every witness tells. */
export function readSeen(
  { url }: Witness,
  origin: string,
  signal: AbortSignal,
): Promise<WitnessAnswer> {
  return call(`${url}/${hash('sha256', origin)}/checkpoint`, { method: 'GET' }, signal)
}

async function call(url: string, init: RequestInit, stop: AbortSignal): Promise<WitnessAnswer> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(PATIENCE)])
  const response = await fetch(url, { ...init, redirect: 'error', signal })
  return { status: response.status, text: await readLimited(response) }
}

/** A witness is a stranger: it must not fill this process's memory. */
async function readLimited({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > MOST_BYTES) throw new Error(`expected at most ${MOST_BYTES} bytes, found more`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

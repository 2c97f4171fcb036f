import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { canonicalize } from '@kvitto/receipt'
import { waitFor } from '../faults/collector-process.ts'
import { makeSigner } from '../faults/make-signer.ts'
import { post } from './bad-request.ts'
import { createSender } from './send.ts'
import type { Target } from './target.ts'

const script = fileURLToPath(new URL('./drip.ts', import.meta.url))
const GOOD = 100

export interface Drip {
  /** Sockets that were open while it was measured, at the least. */
  open: number
  /** ms for 100 good receipts, each over a new connection: the best of the rounds, without and with. */
  quiet: number
  dripped: number
}

/** How much longer good receipts take while sockets drip. */
export async function measureDrip(
  target: Target,
  { count, rounds }: { count: number; rounds: number },
): Promise<Drip> {
  await timeGood(target)
  const quiet = await best(target, rounds)
  const { hostname, port } = new URL(target.url)
  const child = spawn(process.execPath, [script, hostname, port, String(count)])
  const ended = once(child, 'exit')
  let counts: number[] = [0]
  child.stdout.on('data', (text: Buffer) => {
    counts.push(...text.toString().trim().split('\n').map(Number))
  })
  try {
    await waitFor(() => counts.at(-1) === count)
    counts = [count]
    const dripped = await best(target, rounds)
    return { open: Math.min(...counts), quiet, dripped }
  } finally {
    child.kill()
    await ended
  }
}

/** What else the machine does is in none of the best. */
async function best(target: Target, rounds: number): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push(await timeGood(target))
  return Math.min(...times)
}

async function timeGood({ url, site }: Target): Promise<number> {
  const sign = await makeSigner(site.policyVersion)
  const receipts = await Promise.all(Array.from({ length: GOOD }, sign))
  const { send, close } = createSender(url, { connections: 4, areKept: false })
  const from = performance.now()
  const answers = await Promise.all(
    receipts.map((receipt) => send(post(canonicalize({ receipt })))),
  )
  const took = performance.now() - from
  close()
  const wrong = answers.find(({ status }) => status !== 201)
  if (wrong) throw new Error(`expected 201, found ${wrong.status}`)
  return took
}

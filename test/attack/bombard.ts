import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { badRequest } from './arbitraries.ts'
import type { BadRequest } from './bad-request.ts'
import { CORPUS } from './corpus.ts'
import { createSender, type Sent } from './send.ts'
import type { Target } from './target.ts'

/** ms. For each 4xx. */
export const LONGEST = 50
/** Sent at once. */
const TOGETHER = 8
/** Of the same input, each alone: a machine that is busy is not always busy. */
const TRIES = 40

export interface Damage {
  sent: number
  /** How many of each status and code. */
  answers: Record<string, number>
  /** Of those with 4xx, in ms; the slowest as it is when tried alone. */
  slowest: number
  /** In use, in bytes: when a quarter was sent, and at the end. */
  memory: { before: number; after: number }
}

/**
 * Sends the corpus, then generated requests until there are `count`. Throws at the first that is
 * answered with 5xx, without a code, or each time too late; with the least one that is.
 */
export async function bombard(
  target: Target,
  { count, seed }: { count: number; seed: number },
): Promise<Damage> {
  const { send, close } = createSender(target.url, { connections: TOGETHER, areKept: true })
  const damage: Damage = { sent: 0, answers: {}, slowest: 0, memory: { before: 0, after: 0 } }
  const sendAll = async (requests: readonly BadRequest[]) => {
    const answers = await Promise.all(requests.map(check))
    for (const [position, answer] of answers.entries()) {
      const request = requests[position]
      if (!request || answer.status < 400) continue
      damage.slowest = Math.max(damage.slowest, await leastOf(request, answer))
    }
    if (damage.memory.before === 0 && damage.sent >= count / 4) {
      damage.memory.before = await target.memory()
    }
  }
  try {
    for (let at = 0; at < CORPUS.length; at += TOGETHER) {
      await sendAll(CORPUS.slice(at, at + TOGETHER))
    }
    const together = fc.array(badRequest, { minLength: TOGETHER, maxLength: TOGETHER })
    const numRuns = Math.ceil((count - CORPUS.length) / TOGETHER)
    await fc.assert(fc.asyncProperty(together, sendAll), { numRuns, seed })
    damage.memory.after = await target.memory()
    return damage
  } catch (error) {
    // What is wrong, and of which request; not all that was sent with it.
    throw Object(error).cause ?? error
  } finally {
    close()
  }

  async function check(request: BadRequest): Promise<Sent> {
    const answer = await send(request)
    damage.sent++
    const name = `${answer.status} ${answer.code ?? ''}`.trim()
    damage.answers[name] = (damage.answers[name] ?? 0) + 1
    const fault = faultOf(answer, request)
    if (fault) throw new Error(`${fault}: ${describe(request)}`)
    return answer
  }

  async function leastOf(request: BadRequest, { took }: Sent): Promise<number> {
    let least = took
    for (let left = TRIES; left > 0 && least >= LONGEST; left--) {
      await sleep(25)
      least = Math.min(least, (await send(request)).took)
    }
    if (least < LONGEST) return least
    throw new Error(`expected an answer within ${LONGEST} ms, took ${least}: ${describe(request)}`)
  }
}

function faultOf(
  { status, code, headers }: Sent,
  { method, path }: BadRequest,
): string | undefined {
  if (status >= 500) return `expected no 5xx, found ${status}`
  // A person reads that page; a HEAD has no body.
  const hasCode = path.startsWith('/w/') || method === 'HEAD' || status < 400 || code !== undefined
  if (!hasCode) return `expected a code with ${status}, found none`
  if (headers['x-content-type-options'] !== 'nosniff') return 'expected nosniff, found none'
  return undefined
}

function describe({ method, path, headers, body }: BadRequest): string {
  const content = body && `${body.length} bytes ${JSON.stringify(body.toString().slice(0, 300))}`
  return [method, path.slice(0, 200), JSON.stringify(headers).slice(0, 200), content].join(' ')
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { EnginePage } from '../engines/engine.ts'
import type { Level } from './level.ts'
import type { OpenLab } from './open-lab.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { type PageFindings, readPage, readStored } from './read-page.ts'
import type { Moment, Vector } from './vector.ts'

/** One vector at one moment, tried once. */
export interface Trial {
  vector: string
  moment: Moment
  outcome: Outcome
  /** What the attempt threw. */
  error?: string
}

/** Tries these vectors on one page, waits until a second after the last attempt, and looks. */
export async function tryVectors(
  lab: OpenLab,
  page: EnginePage,
  level: Level,
  vectors: Vector[],
): Promise<Trial[]> {
  const plan = await lab.page(level, vectors)
  try {
    await page.goto(plan.url)
    if (plan.instances.some(({ moment }) => moment === 'clicked')) {
      await page.waitFor('html[data-lab="clickable"]')
      await page.click('#lab-click')
    }
    const tokens = plan.instances.map(({ to }) => to.token)
    const { ran, errors } = await readWhenFinished(page, tokens)
    // What a page sends when it is left counts too.
    await page.goto(lab.blank)
    const stored = await page.evaluate(readStored, tokens)
    await sleep(100)
    return plan.instances.map(({ vector, moment, to: { token } }) => ({
      vector: vector.id,
      moment,
      outcome: outcomeOf(lab.seen(token), ran.includes(token) || stored.includes(token)),
      ...(errors[token] && { error: errors[token] }),
    }))
  } finally {
    plan.end()
  }
}

/** Asks again and again, since a driver may serve one window at a time. */
async function readWhenFinished(page: EnginePage, tokens: string[]): Promise<PageFindings> {
  const until = Date.now() + FINISH_MS
  for (;;) {
    await sleep(250)
    const findings = await page.evaluate(readPage, tokens)
    if (findings) return findings
    if (Date.now() > until) throw new Error(`expected the page to finish in ${FINISH_MS} ms`)
  }
}

const FINISH_MS = 20_000

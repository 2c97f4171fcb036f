import { setTimeout as sleep } from 'node:timers/promises'
import type { Visitor } from '../engines/engine.ts'
import { AGREED } from './level.ts'
import type { LabPage, OpenLab } from './open-lab.ts'
import { outcomeOf, type Trial } from './outcome.ts'
import { type PageFindings, readPage, readStored, setCookie } from './read-page.ts'
import type { Job } from './run-jobs.ts'

export interface Tab {
  /** Goes to a new page that tries these vectors, and waits until a second after the last attempt. */
  run(job: Job): Promise<void>
  /** Reads what is kept, closes, and tells how all its pages ended. */
  end(): Promise<Trial[]>
}

/** So many pages leave something behind before it is read and removed: a browser keeps 180 cookies of a site. */
const PAGES_PER_READING = 8
const FINISH_MS = 30_000

export async function openTab(lab: OpenLab, visitor: Visitor): Promise<Tab> {
  const page = await visitor.newPage()
  const begin = async (cookie: string) => {
    await page.goto(lab.blank)
    await until('the empty page to be there', () => page.evaluate(setCookie, cookie))
  }
  const done: { plan: LabPage; level: Job['level']; findings: PageFindings }[] = []
  const stored = new Set<string>()
  let unread: string[] = []
  let hasAgreed = false

  const readKept = async () => {
    // Going away counts too: some things are sent when a page is left.
    await page.goto(lab.blank)
    const kept = await until('the empty page to tell', () => page.evaluate(readStored, unread))
    for (const token of kept) stored.add(token)
    unread = []
  }

  return {
    async run({ level, vectors }) {
      const plan = await lab.page(level, vectors)
      try {
        const isAgreed = AGREED.includes(level)
        if (isAgreed !== hasAgreed) await begin(isAgreed ? lab.agreed : `${lab.agreed}; max-age=0`)
        hasAgreed = isAgreed
        await page.goto(plan.url)
        const { instances } = plan
        if (instances.some(({ moment }) => moment === 'clicked')) {
          await page.waitFor('html[data-lab="clickable"]')
          await page.click('#lab-click')
        }
        const tokens = instances.map(({ to }) => to.token)
        const findings = await until('the page to finish', () => page.evaluate(readPage, tokens))
        done.push({ plan, level, findings })
        unread.push(...tokens)
        if (done.length % PAGES_PER_READING === 0) await readKept()
      } finally {
        // Nobody else listens on its lines as long as its page may speak.
        if (plan.hasLines) await page.goto(lab.blank).catch(() => {})
        plan.end()
      }
    },
    async end() {
      await readKept()
      await sleep(200)
      await page.close()
      return done.flatMap(({ plan, level, findings: { ran, errors } }) =>
        plan.instances.map(({ vector, moment, to: { token } }) => ({
          level,
          vector: vector.id,
          moment,
          outcome: outcomeOf(lab.seen(token), ran.includes(token) || stored.has(token)),
          ...(errors[token] && { error: errors[token] }),
        })),
      )
    },
  }
}

/** Asks again and again, since a driver may serve one window at a time. */
async function until<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
  const end = Date.now() + FINISH_MS
  for (;;) {
    await sleep(300)
    const answer = await ask()
    if (answer !== null) return answer
    if (Date.now() > end) throw new Error(`expected ${what} in ${FINISH_MS} ms`)
  }
}

import type { Browser } from 'playwright-core'
import { launchChromium } from '../../engines/launch-chromium.ts'
import type { Bench, BenchSubject } from './open-bench.ts'
import type { Sent } from './serve-site.ts'
import { type Profile, type Visit, visit, visitAndAgree, workTime } from './visit.ts'

/** What one subject did: one entry per round, in order. */
export interface Measured {
  name: string
  first: Visit[]
  returning: Visit[]
  /** Milliseconds of the page's thread. */
  firstWork: number[]
  returningWork: number[]
  /** What the page asks its own site for, on a first and on a later view; the image left out. */
  firstSent: Sent[]
  returningSent: Sent[]
  /** First visits while our collector accepts and never answers; empty where there is none of ours. */
  away: Visit[]
}

export interface MeasureOptions {
  rounds: number
  /** What was measured up to the end of a round, counted from 1; once with 0 when there is none. */
  onRound(rounds: number, measured: Measured[]): Promise<void>
}

/** In each round all subjects in turn: what else the machine does meets all alike. */
export async function measure(bench: Bench, { rounds, onRound }: MeasureOptions): Promise<void> {
  const browser = await launchChromium()
  try {
    const visitors: Visitor[] = []
    for (const subject of bench.subjects) visitors.push(await meet(browser, bench, subject))
    const measured = visitors.map((visitor) => visitor.measured)
    if (rounds === 0) await onRound(0, measured)
    for (let round = 1; round <= rounds; round++) {
      for (const visitor of visitors) await goRound(browser, visitor)
      await onRound(round, measured)
    }
  } finally {
    await browser.close()
  }
}

export interface Visitor {
  subject: BenchSubject
  away: BenchSubject | undefined
  profile: Profile
  measured: Measured
}

/** Agrees once, so that a visitor can return, and counts what both views ask for. */
export async function meet(
  browser: Browser,
  { subjectsAway, takeSent }: Bench,
  subject: BenchSubject,
): Promise<Visitor> {
  const { name } = subject
  let firstSent: Sent[] = []
  takeSent()
  const onAsked = () => {
    firstSent = takeSent()
  }
  const { profile } = await visitAndAgree(browser, subject, { onAsked })
  takeSent()
  await visit(browser, subject, { profile, until: 'analytics' })
  const returningSent = takeSent()
  return {
    subject,
    away: subjectsAway.find((each) => each.name === name),
    profile,
    measured: {
      name,
      first: [],
      returning: [],
      firstWork: [],
      returningWork: [],
      firstSent,
      returningSent,
      away: [],
    },
  }
}

async function goRound(
  browser: Browser,
  { subject, away, profile, measured }: Visitor,
): Promise<void> {
  measured.first.push((await visitAndAgree(browser, subject, { isSlow: true })).visit)
  measured.returning.push(
    await visit(browser, subject, { profile, isSlow: true, until: 'analytics' }),
  )
  measured.firstWork.push(await workTime(browser, subject))
  measured.returningWork.push(await workTime(browser, subject, profile))
  if (away) measured.away.push(await visit(browser, away, { isSlow: true, until: 'paint' }))
}

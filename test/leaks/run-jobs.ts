import type { EngineBrowser, EngineName, Visitor } from '../engines/engine.ts'
import type { Level } from './level.ts'
import type { OpenLab } from './open-lab.ts'
import { openTab } from './open-tab.ts'
import type { Trial } from './outcome.ts'
import type { Vector } from './vector.ts'

/** What one page tries. */
export interface Job {
  level: Level
  vectors: Vector[]
}

const ATTEMPTS = 3
/** Pages at once: most of a page's time is waiting. */
const WIDTH: Record<EngineName, number> = { chromium: 14, firefox: 14, webkit: 7 }

/**
 * Runs every job on a page of its own; what a page leaves behind is read now and then. Visitors share
 * nothing with those of another run: agreed levels come in a run without others.
 * @throws what a page says that does not answer among others nor alone
 */
export async function runJobs(lab: OpenLab, browser: EngineBrowser, jobs: Job[]): Promise<Trial[]> {
  const visitors: Visitor[] = []
  const newVisitor = async () => {
    const visitor = await browser.newVisitor()
    visitors.push(visitor)
    return visitor
  }
  // Chromium shows one page of a profile and hides the rest, which changes what they ask for; a profile
  // of WebKit's is a whole browser.
  const shared = browser.name === 'chromium' ? undefined : await newVisitor()
  const runAll = async (waiting: Job[], setAside: (job: Job, error: unknown) => void) => {
    const visitor = shared ?? (await newVisitor())
    const trials: Trial[] = []
    let tab = await openTab(lab, visitor)
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        try {
          await tab.run(job)
          break
        } catch (error) {
          if (attempt === ATTEMPTS) setAside(job, error)
          trials.push(...(await tab.end()))
          tab = await openTab(lab, visitor)
        }
      }
    }
    return [...trials, ...(await tab.end())]
  }
  try {
    const waiting = [...jobs]
    const late: Job[] = []
    const width = Math.min(WIDTH[browser.name], jobs.length)
    const beside = Array.from({ length: width }, () => runAll(waiting, (job) => late.push(job)))
    const trials = (await Promise.all(beside)).flat()
    if (late.length === 0) return trials
    // Where the machine was too busy for all pages at once, each has it for itself.
    const alone = await runAll(late, (_job, error) => {
      throw error
    })
    return [...trials, ...alone]
  } finally {
    await Promise.all(visitors.map((visitor) => visitor.close()))
  }
}

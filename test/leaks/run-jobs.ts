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
 */
export async function runJobs(lab: OpenLab, browser: EngineBrowser, jobs: Job[]): Promise<Trial[]> {
  const waiting = [...jobs]
  const visitors: Visitor[] = []
  const newVisitor = async () => {
    const visitor = await browser.newVisitor()
    visitors.push(visitor)
    return visitor
  }
  // Chromium shows one page of a profile and hides the rest, which changes what they ask for; a profile
  // of WebKit's is a whole browser.
  const shared = browser.name === 'chromium' ? undefined : await newVisitor()
  const work = async () => {
    const visitor = shared ?? (await newVisitor())
    const trials: Trial[] = []
    let tab = await openTab(lab, visitor)
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      for (let attempt = 1; ; attempt++) {
        try {
          await tab.run(job)
          break
        } catch (error) {
          // A page that does not answer again and again is an error of the lab's.
          if (attempt === ATTEMPTS) throw error
          trials.push(...(await tab.end()))
          tab = await openTab(lab, visitor)
        }
      }
    }
    return [...trials, ...(await tab.end())]
  }
  try {
    const width = Math.min(WIDTH[browser.name], jobs.length)
    return (await Promise.all(Array.from({ length: width }, work))).flat()
  } finally {
    await Promise.all(visitors.map((visitor) => visitor.close()))
  }
}

import type { EngineBrowser, EngineName, EnginePage, Visitor } from '../engines/engine.ts'
import type { Level } from './level.ts'
import type { OpenLab } from './open-lab.ts'
import { type Trial, tryVectors } from './try-vectors.ts'
import type { Vector } from './vector.ts'

/** Pages at once: most of a page's time is waiting. */
const WIDTH: Record<EngineName, number> = { chromium: 10, firefox: 12, webkit: 6 }

/** Tries each vector on a page of its own, as often as it stands in the list. */
export async function runAlone(
  lab: OpenLab,
  browser: EngineBrowser,
  level: Level,
  vectors: Vector[],
): Promise<Trial[]> {
  const trials: Trial[] = []
  const waiting = [...vectors]
  const width = Math.min(WIDTH[browser.name], vectors.length)
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
    let page = await visitor.newPage()
    for (let vector = waiting.shift(); vector; vector = waiting.shift()) {
      const found = await tryOn(page, vector).catch(async () => {
        page = await visitor.newPage()
        // A page that does not answer twice is an error of the lab's.
        return tryOn(page, vector as Vector)
      })
      trials.push(...found)
    }
  }
  const tryOn = (page: EnginePage, vector: Vector) => tryVectors(lab, page, level, [vector])
  try {
    await Promise.all(Array.from({ length: width }, work))
  } finally {
    await Promise.all(visitors.map((visitor) => visitor.close()))
  }
  return trials
}

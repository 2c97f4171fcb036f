import type { EngineBrowser, EngineName } from '../engines/engine.ts'
import { openEngine } from '../engines/open-engine.ts'
import { type EngineFindings, gather } from './findings.ts'
import { allTogether, eachAlone } from './jobs.ts'
import { AGREED, type Level, OURS, PEERS, RACING } from './level.ts'
import type { OpenLab } from './open-lab.ts'
import type { Trial } from './outcome.ts'
import { runJobs } from './run-jobs.ts'
import type { Vector } from './vector.ts'

const TIMES_TOGETHER = 2
/** What the parser meets races a script of the page's: the worst of so many trials counts. */
const TRIALS_OF_MARKUP = 3

export interface Measured {
  version: string
  findings: EngineFindings
}

/** Every vector alone at every level in every engine; peers in Chromium alone. Tells `say` how far it is. */
export async function measureAll(
  lab: OpenLab,
  vectors: Vector[],
  say: (line: string) => void,
): Promise<Record<EngineName, Measured>> {
  return {
    chromium: await measure(lab, 'chromium', vectors, say),
    firefox: await measure(lab, 'firefox', vectors, say),
    webkit: await measure(lab, 'webkit', vectors, say),
  }
}

async function measure(
  lab: OpenLab,
  name: EngineName,
  vectors: Vector[],
  say: (line: string) => void,
): Promise<Measured> {
  const browser = await openEngine(name)
  try {
    const findings: EngineFindings = {}
    const run = async (level: Level, list: Vector[]) => {
      const start = Date.now()
      // On one page with all others a way may meet a realm or a moment that it has not alone.
      const together = Array.from({ length: OURS.includes(level) ? TIMES_TOGETHER : 0 }, () =>
        allTogether(level, vectors),
      )
      const jobs = [...eachAlone(level, list), ...together.flat()]
      const trials = await runJobs(lab, browser, jobs)
      say(`${name} ${level}: ${jobs.length} pages in ${Math.round((Date.now() - start) / 1000)} s`)
      return trials
    }
    const control = await runControl(run, vectors)
    findings.none = gather(control)
    const levels = [...OURS, ...AGREED, ...(name === 'chromium' ? PEERS : [])]
    for (const level of levels) {
      findings[level] = gather(
        await run(
          level,
          vectors.flatMap((vector) => trialsOf(level, vector)),
        ),
      )
    }
    return { version: await versionOf(browser), findings }
  } finally {
    await browser.close()
  }
}

/** What does not fire is tried a second time before it counts as absent. */
async function runControl(
  run: (level: Level, list: Vector[]) => Promise<Trial[]>,
  vectors: Vector[],
): Promise<Trial[]> {
  const first = await run('none', vectors)
  const silent = new Set(
    first.filter(({ outcome }) => outcome === 'stopped').map(({ vector }) => vector),
  )
  return [
    ...first,
    ...(await run(
      'none',
      vectors.filter(({ id }) => silent.has(id)),
    )),
  ]
}

function trialsOf(level: Level, vector: Vector): Vector[] {
  if (level === 'marked-agreed' && vector.writes) return []
  const times = 'html' in vector && RACING.includes(level) ? TRIALS_OF_MARKUP : 1
  return Array.from({ length: times }, () => vector)
}

async function versionOf(browser: EngineBrowser): Promise<string> {
  const visitor = await browser.newVisitor()
  const page = await visitor.newPage()
  const agent = await page.evaluate(() => navigator.userAgent)
  await visitor.close()
  return agent
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chosenEngines } from '../engines/chosen-engines.ts'
import type { EngineBrowser } from '../engines/engine.ts'
import { openEngine } from '../engines/open-engine.ts'
import { ABSENT } from './cell.ts'
import { type ByMoment, fires, gather } from './findings.ts'
import { hashSources } from './hash-sources.ts'
import { allTogether, eachAlone } from './jobs.ts'
import { type Level, OURS, RACING } from './level.ts'
import { type OpenLab, openLab } from './open-lab.ts'
import { openPublished } from './open-published.ts'
import type { Trial } from './outcome.ts'
import { runJobs } from './run-jobs.ts'
import { VECTORS } from './vectors.ts'

const TIMEOUT = 240_000

const IDS = VECTORS.map(({ id }) => id)

const { text, table, worse } = openPublished()

let lab: OpenLab
beforeAll(async () => {
  lab = await openLab()
})
afterAll(() => lab.close())

test('LEAKS.md has every vector, and was measured with these sources: else `npm run leaks`', () => {
  expect(Object.keys(table)).toEqual(IDS)
  expect(text).toContain(hashSources())
})

describe.each(chosenEngines())('leaks in %s', (name) => {
  let browser: EngineBrowser
  beforeAll(async () => {
    browser = await openEngine(name)
  })
  afterAll(() => browser.close())

  const together = (...levels: Level[]) =>
    runJobs(
      lab,
      browser,
      levels.flatMap((level) => allTogether(level, VECTORS)),
    )

  let control: Record<string, ByMoment>

  test(
    'all ways at once: at no level more than LEAKS.md says',
    async () => {
      control = gather(await together('none'))
      const trials = await together(...OURS)
      expect(worse(name, trials.filter(isNoRace))).toEqual([])
    },
    TIMEOUT,
  )

  test('all ways at once: without a tool they fire', () => {
    const silent = IDS.filter((id) => {
      const cell = table[id]?.none?.[name] ?? ABSENT
      return cell !== ABSENT && !fires(control, id)
    })
    // On one page with all others, few find what they need taken: a browser has one import map.
    expect(silent.length, silent.join()).toBeLessThan(IDS.length / 20)
  })

  test(
    'all ways at once: under the guard they fire where the visitor has agreed',
    async () => {
      const isClosed = (found: Record<string, ByMoment>) => (id: string) =>
        fires(control, id) && !fires(found, id)
      const closed = IDS.filter(isClosed(gather(await together('guard-agreed'))))
      // A window that opens slowly among so many others.
      const again = VECTORS.filter(({ id }) => closed.includes(id))
      const alone = gather(await runJobs(lab, browser, eachAlone('guard-agreed', again)))
      expect(closed.filter(isClosed(alone))).toEqual([])
    },
    TIMEOUT,
  )
})

/** What races the parser is for `npm run leaks`, on a machine that does nothing else. */
function isNoRace({ level, moment }: Trial): boolean {
  return moment !== 'parsing' || !RACING.includes(level)
}

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EngineBrowser } from '../engines/engine.ts'
import { openEngine } from '../engines/open-engine.ts'
import { eachAlone } from './jobs.ts'
import { type OpenLab, openLab } from './open-lab.ts'
import { openPublished } from './open-published.ts'
import { runJobs } from './run-jobs.ts'
import { VECTORS } from './vectors.ts'

const TIMEOUT = 300_000

const { worse } = openPublished()

let lab: OpenLab
let browser: EngineBrowser
beforeAll(async () => {
  lab = await openLab()
  // One engine is enough for what has no race in it: the whole of it is `npm run leaks`.
  browser = await openEngine('chromium')
})
afterAll(async () => {
  await browser?.close()
  lab?.close()
})

test.each(['marked', 'strict-header'] as const)(
  '%s, each way alone: no more than LEAKS.md says',
  async (level) => {
    const trials = await runJobs(lab, browser, eachAlone(level, VECTORS))
    expect(trials.length).toBeGreaterThanOrEqual(VECTORS.length)
    expect(worse('chromium', trials)).toEqual([])
  },
  TIMEOUT,
)

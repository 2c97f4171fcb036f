import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../engines/launch-chromium.ts'
import { FIRST_VISIT, filesOf } from '../script-sizes.ts'
import { meet, type Visitor } from './measure.ts'
import { type Bench, openBench } from './open-bench.ts'
import { INLINED, TAG } from './ours.ts'
import type { Sent } from './serve-site.ts'
import { SPEED } from './speed-file.ts'
import { bytesOf, SPEED_RULES } from './speed-lines.ts'
import { quotedLines } from './speed-table.ts'
import { visit } from './visit.ts'

/** The policy names ports, and no hash compresses like another. */
const TOLERANCE = 60

// In Chromium alone: the published figures are its own.

let bench: Bench
let browser: Browser
const met = new Map<string, Visitor>()

beforeAll(async () => {
  ;[bench, browser] = await Promise.all([openBench(), launchChromium()])
  for (const name of ['no tool', INLINED, TAG]) {
    met.set(name, await meet(browser, bench, subjectOf(name)))
  }
})
afterAll(async () => {
  await browser?.close()
  await bench?.close()
})

test('every subject but the one without a tool asks, and holds analytics until then', async () => {
  const asking = bench.subjects.filter(({ accept }) => accept)
  expect(asking).toHaveLength(8)
  for (const subject of asking) {
    const { usable, analytics } = await visit(browser, subject, { until: 'button' })
    expect([subject.name, analytics]).toEqual([subject.name, undefined])
    expect(usable, subject.name).toBeGreaterThan(0)
  }
})

test('a first visit asks for what the table of sizes counts and the policy, nothing else', async () => {
  const parts = await filesOf(...FIRST_VISIT)
  const asked = (name: string) => pathsOf(metAs(name).measured.firstSent)
  const expected = [...parts, 'policies'].sort()
  expect(asked(INLINED)).toEqual(expected)
  expect(asked(TAG)).toEqual([...expected, 'kvitto.js'].sort())
})

test('a visitor who returns loads the loader alone, and what was agreed runs', async () => {
  expect(pathsOf(metAs(INLINED).measured.returningSent)).toEqual([])
  expect(pathsOf(metAs(TAG).measured.returningSent)).toEqual(['kvitto.js'])
  const { profile, subject } = metAs(TAG)
  const { analytics, usable } = await visit(browser, subject, { profile, until: 'analytics' })
  expect([analytics !== undefined, usable]).toEqual([true, undefined])
})

test('SPEED.md quotes the bytes of now, under the budgets that stand, and says which are missed', async () => {
  const lines = quotedLines(await readFile(SPEED, 'utf8'))
  expect(lines.map(({ title, budget }) => ({ title, budget }))).toEqual(
    SPEED_RULES.map(({ title, budget }) => ({ title, budget })),
  )
  for (const { title, budget = Infinity, ours } of lines) {
    expect([title, ours.map(({ isMissed }) => isMissed)]).toEqual([
      title,
      ours.map(({ value }) => value > budget),
    ])
  }
  const none = metAs('no tool').measured
  const bytes = [INLINED, TAG].map((name) => {
    const { firstSent, returningSent } = metAs(name).measured
    return [
      bytesOf(firstSent) - bytesOf(none.firstSent),
      bytesOf(returningSent) - bytesOf(none.returningSent),
    ]
  })
  for (const [row, line] of lines.slice(0, 2).entries()) {
    for (const [place, { value }] of line.ours.entries()) {
      expect(Math.abs(value - (bytes[place]?.[row] ?? 0)), line.title).toBeLessThanOrEqual(
        TOLERANCE,
      )
    }
  }
})

function subjectOf(name: string) {
  const found = bench.subjects.find((each) => each.name === name)
  if (!found) throw new Error(`expected ${name} among the subjects`)
  return found
}

function metAs(name: string): Visitor {
  const found = met.get(name)
  if (!found) throw new Error(`expected ${name} to be met`)
  return found
}

/** Names of our files, sorted; a policy by its folder. */
function pathsOf(sent: Sent[]): string[] {
  const ours = sent.filter(({ path }) => path.startsWith('/kvitto/'))
  return ours
    .map(({ path }) => (path.includes('/policies/') ? 'policies' : (path.split('/').at(-1) ?? '')))
    .sort()
}

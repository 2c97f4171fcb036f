import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formatSection, withSection } from './bench-section.ts'
import { PART_NAMES } from './part-names.ts'

const bench = readFileSync(new URL('../../../apps/collector/BENCH.md', import.meta.url), 'utf8')
const measured = {
  rows: [
    { what: 'a ratio', found: 0.756, least: 0.75 },
    { what: 'a time', found: 3, most: 2, unit: 'ms' as const },
  ],
  commit: '1234567',
  measuredAt: new Date('2026-11-24T12:00:00.000Z'),
  rounds: 5,
  load: [0.21, 1.7] as const,
}

test('a section says what was measured, when, on how busy a machine, and what is reached', () => {
  expect(formatSection({ ...measured, note: 'A bare verify took 222 µs.' })).toBe(
    [
      'Commit 1234567, 2026-11-24, 5 rounds; load average 0.2 before and 1.7 after. A bare verify took 222 µs.',
      '',
      '| what | must reach | measured | reached |',
      '|---|---|---|---|',
      '| a ratio | ≥ 0.75 | 0.76 | yes |',
      '| a time | ≤ 2 ms | 3.00 ms | **no** |',
    ].join('\n'),
  )
})

test.each(PART_NAMES)('the part %s is written alone: all else in BENCH.md stays', (name) => {
  const section = formatSection(measured)
  const written = withSection(bench, name, section)
  expect(written).toContain(`<!-- bench ${name} -->\n${section}\n<!-- /bench ${name} -->`)
  expect(without(written, name)).toBe(without(bench, name))
  expect(written).not.toBe(bench)
  expect(withSection(written, name, section)).toBe(written)
})

test('a part without a place in the text is named', () => {
  expect(() => withSection('# Nothing here', 'group', 'x')).toThrow(
    'expected <!-- bench group -->, found none',
  )
})

function without(text: string, name: string): string {
  const [start = '', rest = ''] = text.split(`<!-- bench ${name} -->`)
  return start + (rest.split(`<!-- /bench ${name} -->`)[1] ?? '')
}

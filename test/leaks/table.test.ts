import { expect, test } from 'vitest'
import type { Findings } from './findings.ts'
import { allowed, formatTable, parseTable, toTable } from './table.ts'

const findings: Findings = {
  chromium: {
    none: {
      img: { parsing: 'requested', late: 'stopped' },
      fetch: { late: 'ran' },
      odd: {},
      race: { parsing: 'requested' },
    },
    guard: {
      img: { parsing: 'requested', late: 'ran' },
      fetch: { late: 'stopped' },
      odd: {},
      race: { parsing: 'stopped' },
    },
  },
  firefox: {
    none: {
      img: { parsing: 'requested' },
      fetch: { late: 'stopped' },
      odd: { late: 'requested' },
      race: { parsing: 'requested' },
    },
    guard: {
      img: { parsing: 'ran' },
      race: { parsing: 'requested' },
      fetch: { late: 'ran' },
      odd: { late: 'stopped' },
    },
  },
}
const vectors = ['img', 'fetch', 'odd', 'race']
const table = toTable(findings, vectors)

test('a cell leaves out what does not fire without a tool, and says what the engine does not do', () => {
  expect(table.img?.guard).toEqual({ chromium: 'p', firefox: 'P' })
  expect(table.fetch?.guard).toEqual({ chromium: '·', firefox: '–' })
  expect(table.odd?.guard).toEqual({ chromium: '–', firefox: '·' })
})

test('the written table reads back as it was', () => {
  expect(parseTable(`# A title\n\n${formatTable(table, vectors)}\n\n- a note`)).toEqual(table)
})

test('more than a cell says is not allowed', () => {
  const at = (vector: string, engine: 'chromium' | 'firefox', moment: 'parsing' | 'late') =>
    allowed({ table, engine, level: 'guard', vector, moment })
  expect(at('img', 'chromium', 'parsing')).toBe('requested')
  expect(at('img', 'chromium', 'late')).toBe('stopped')
  expect(at('img', 'firefox', 'parsing')).toBe('ran')
  expect(at('unknown', 'firefox', 'late')).toBe('stopped')
})

test('what one engine asks for while it parses is claimed as stopped in none', () => {
  const at = { table, engine: 'chromium', level: 'guard', vector: 'race' } as const
  expect(allowed({ ...at, moment: 'parsing' })).toBe('requested')
  expect(allowed({ ...at, moment: 'late' })).toBe('stopped')
})

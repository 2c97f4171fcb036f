import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const ROOT = new URL('../../../', import.meta.url)
const report = await readFile(new URL('../ACCESSIBILITY.md', import.meta.url), 'utf8')
const rows = report.split('\n').filter((line) => /^\| \d/.test(line))
const named = [...report.matchAll(/`([\w./-]+)` › “([^”]+)”/g)].map(
  ([, file = '', title = '']) => [file, title] as const,
)

test.each(named)('%s has “%s”', async (file, title) => {
  const source = await readFile(new URL(file, ROOT), 'utf8')
  expect(source).toContain(`'${title}'`)
})

test('every criterion says what shows it, or that nobody has tried', () => {
  expect(rows.length).toBeGreaterThan(30)
  for (const row of rows) expect(row).toMatch(/› “[^”]+” \|$|\| by hand, not run \|$/)
})

test('every script says that it was not run', () => {
  const scripts = report.split('\n').filter((line) => line.startsWith('### '))
  expect(scripts).toHaveLength(4)
  for (const script of scripts) expect(script).toMatch(/ — not run$/)
})

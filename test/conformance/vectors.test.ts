import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeVectors } from './vectors.ts'

describeVectors('the table', (dir) => {
  test('README.md names each folder and what reads it', () => {
    const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
    const rows = [...readme.matchAll(/^\| `([\w.-]+)` \| (?:none|`([\w.-]+\.test\.ts)`) \|/gm)]
    const folders = readdirSync(dir, { withFileTypes: true }).filter((each) => each.isDirectory())
    expect(rows.map(([, name]) => name).sort()).toEqual(folders.map(({ name }) => name).sort())
    const suites = rows.flatMap(([, name = '', suite]) => (suite ? [{ name, suite }] : []))
    for (const { name, suite } of suites) {
      expect(readFileSync(new URL(suite, import.meta.url), 'utf8')).toContain(name)
    }
  })
})

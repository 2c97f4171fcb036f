import { readFile } from 'node:fs/promises'
import { type Options, parse } from 'acorn'
import { expect, test } from 'vitest'

const FLOOR: Options = { ecmaVersion: 2020, sourceType: 'script' }

test('a browser below the floor reads the loader without a syntax error: it is ES2020', async () => {
  const loader = new URL('../../packages/kvitto/dist/script/loader.js', import.meta.url)
  expect(parse(await readFile(loader, 'utf8'), FLOOR).body.length).toBeGreaterThan(0)
  // The year after it, as the parts that follow may be: this parser tells the difference.
  expect(() => parse('text ||= 0', FLOOR)).toThrow(SyntaxError)
})

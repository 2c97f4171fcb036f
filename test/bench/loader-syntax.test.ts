import { readFile } from 'node:fs/promises'
import { type Options, parse } from 'acorn'
import { expect, test } from 'vitest'

const built = new URL('../../packages/kvitto/dist/script/', import.meta.url)
const parseFile = async (name: string, options: Options) =>
  parse(await readFile(new URL(name, built), 'utf8'), options)

test('a browser below the floor reads the loader without a syntax error: it is ES2020', async () => {
  const program = await parseFile('loader.js', { ecmaVersion: 2020, sourceType: 'script' })
  expect(program.body.length).toBeGreaterThan(0)
  // The parts that follow need not: this parser tells the difference.
  await expect(parseFile('acting.js', { ecmaVersion: 2020, sourceType: 'module' })).rejects.toThrow(
    SyntaxError,
  )
})

import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { sampleSlice } from '../../packages/core/src/sample-slice.ts'
import { GATE_NAMES } from '../../packages/kvitto/build/gate-names.ts'

const built = new URL('../../packages/kvitto/dist/script/', import.meta.url)
const used = new RegExp(`[.{,](${GATE_NAMES.join('|')})\\b`, 'g')
const found = (text: string) => [...text.matchAll(used)].map(([, name]) => name)

test('the names that the loader shortens are in it no more', async () => {
  expect(found(await readFile(new URL('loader.js', built), 'utf8'))).toEqual([])
})

test('nothing that comes from elsewhere has one of them: no later part, no slice', async () => {
  for (const file of await readdir(built)) {
    if (!file.endsWith('.js')) continue
    expect([file, ...found(await readFile(new URL(file, built), 'utf8'))]).toEqual([file])
  }
  expect(found(JSON.stringify(sampleSlice()).replaceAll('"', ''))).toEqual([])
})

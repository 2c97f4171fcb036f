import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { samplePolicy } from '../../packages/core/src/sample-policy.ts'
import { sampleSlice, sampleState } from '../../packages/core/src/sample-slice.ts'
import { SHORTENED, shortNames } from '../../packages/kvitto/build/short-names.ts'

const built = new URL('../../packages/kvitto/dist/script/', import.meta.url)
const files = (await readdir(built)).filter((file) => file.endsWith('.js'))
const read = (file: string) => readFile(new URL(file, built), 'utf8')

test('the names that the build shortens are in none of its files, also of those that it takes as they are', async () => {
  const used = new RegExp(`[.{,](${SHORTENED.join('|')})\\b`, 'g')
  for (const file of files) {
    expect([file, ...[...(await read(file)).matchAll(used)].map(([, name]) => name)]).toEqual([
      file,
    ])
  }
})

test('each has a short name of its own', () => {
  expect(new Set(Object.values(shortNames)).size).toBe(SHORTENED.length)
})

test('no part exports one of them', async () => {
  const exported = new RegExp(`\\bas (${SHORTENED.join('|')})\\b`)
  for (const file of files) expect(await read(file)).not.toMatch(exported)
})

test('nothing that is served or stored has one of them', () => {
  const data = JSON.stringify([samplePolicy(), sampleSlice(), sampleState()])
  expect(SHORTENED.filter((name) => data.includes(`"${name}":`))).toEqual([])
})

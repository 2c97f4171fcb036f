import { writeFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readOrMakeSecret } from './secret-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-secret-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('of two that make it at once both get the same, and nothing else is left', async () => {
  const path = join(folder, 'key')
  const others = () => {
    writeFileSync(path, 'made by the other', { mode: 0o600 })
    return 'made here'
  }
  expect(await readOrMakeSecret(path, others)).toBe('made by the other')
  expect(await readOrMakeSecret(path, () => 'another')).toBe('made by the other')
  expect(await readdir(folder)).toEqual(['key'])
})

test('it is for its owner alone', async () => {
  const path = join(folder, 'key')
  expect(await readOrMakeSecret(path, () => 'secret')).toBe('secret')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('a folder in its place is a clear line, and stays', async () => {
  await expect(readOrMakeSecret(folder, () => 'x')).rejects.toThrow(
    `expected a readable key at ${folder}, found none`,
  )
})

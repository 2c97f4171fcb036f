import { readdir, readFile } from 'node:fs/promises'
import { knownLocales } from '@kvitto/core'
import { describe, expect, test, vi } from 'vitest'
import { importChunk } from './import-chunk.ts'
import { VERSION } from './version.ts'

// In Node, as on a server.
const before = Object.getOwnPropertyNames(globalThis)
const kvitto = await import('./index.ts')

const published = {
  policyVersion: 'P'.repeat(43),
  policy: JSON.parse('{}'),
  meanings: { analytics: 'A'.repeat(43) },
}

test('exports these names', () => {
  expect(Object.keys(kvitto).sort()).toEqual(['createKvitto', 'definePolicy'])
})

test('names the version of its package', async () => {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8')
  expect(VERSION).toBe(JSON.parse(text).version)
})

test('has words for every locale that a policy may declare, and for no other', async () => {
  const files = await readdir(new URL('../../banner/src/locales/', import.meta.url), {
    withFileTypes: true,
  })
  const locales = files.filter((file) => file.isDirectory()).map(({ name }) => name)
  expect(locales.sort()).toEqual([...knownLocales].sort())
  for (const locale of knownLocales) {
    expect((await importChunk(`locale-${locale}`)).strings.preferences).toBeTypeOf('function')
  }
})

describe('on a server', () => {
  test('importing it touches nothing', () => {
    expect(typeof document).toBe('undefined')
    // The test runner's own module machinery aside, no name has come.
    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name))
    expect(added).toEqual([])
  })

  test('nothing is known, nothing can be given, nothing is touched', async () => {
    const complaints = vi.spyOn(console, 'error')
    const server = kvitto.createKvitto(published, { collector: 'https://c.example' })
    expect(server.status('analytics')).toBe('unknown')
    expect(server.status('essential')).toBe('unknown')
    expect(await server.give('analytics')).toBe(false)
    expect(await server.refuse()).toBe(false)
    expect(await server.withdraw()).toBe(false)
    expect(await server.openPreferences()).toBe(false)
    expect(await server.reset()).toBe(false)
    const calls: unknown[] = []
    server.subscribe((event) => calls.push(event))()
    expect(calls).toEqual([])
    expect('kvitto' in globalThis).toBe(false)
    expect(complaints).not.toHaveBeenCalled()
  })

  test('rendering that waits for it goes on', async () => {
    await kvitto.createKvitto(published, { collector: 'https://c.example' }).ready
  })
})

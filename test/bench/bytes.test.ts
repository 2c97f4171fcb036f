import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenDemo } from '../e2e/open-demo.ts'
import { openDemo } from '../e2e/open-demo.ts'
import type { ScriptSize } from './script-sizes.ts'
import { filesOf, scriptSizes } from './script-sizes.ts'
import { quotedSizes } from './sizes-table.ts'

const dist = new URL('../../packages/kvitto/dist/', import.meta.url)
const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')

/** Hashes in the slice follow the demo's ports, and no hash compresses like another. */
const TOLERANCE = 20

/** What only a server, the command line or the officer's page needs. */
const ELSEWHERE =
  /zod|validate-|verify-|merkle|checkpoint|signed-note|tlog|check-log|fold-status|publish-policy|bundle-report|node:|apps\/|cli\//

/** Words of the verifier, of policy validation and of zod that survive minifying. */
const TELLING = ['signature_invalid', 'receipt_malformed', 'ZodError', 'AT BE BG']

let demo: OpenDemo
let loader: string
let sizes: ScriptSize[]
let modules: Record<string, string[]>

beforeAll(async () => {
  demo = await openDemo()
  loader = await (await fetch(`${demo.collector}/s/demo/kvitto.js`)).text()
  sizes = await scriptSizes(loader)
  modules = JSON.parse(await readFile(new URL('modules.json', dist), 'utf8'))
})
afterAll(() => demo?.close())

describe('what visitors load', () => {
  test.each(['loader', 'first', 'preferences', 'receipt'])('%s is within its budget', (name) => {
    const size = sizes.find((each) => each.name === name)
    expect(size?.budget).toBeGreaterThan(0)
    expect(size?.bytes).toBeLessThanOrEqual(size?.budget ?? 0)
  })

  test('is what the collector serves, with the slice inside', () => {
    expect(loader).toContain(demo.published.policyVersion)
    expect(loader).not.toContain('__KVITTO_SLICE__')
  })

  test('holds nothing of zod, the verifier, policy validation or a server', async () => {
    const entries = Object.keys(modules)
    expect(entries).toEqual(expect.arrayContaining(['loader.js', 'acting.js', 'receipt.js']))
    for (const [file, ids] of Object.entries(modules)) {
      expect(ids.length, file).toBeGreaterThan(0)
      expect([file, ...ids.filter((id) => ELSEWHERE.test(id))]).toEqual([file])
      const text = await readFile(new URL(`script/${file}`, dist), 'utf8')
      expect([file, ...TELLING.filter((word) => text.includes(word))]).toEqual([file])
    }
  })

  test('the loader holds nothing of adapters where the policy names none', () => {
    const ids = modules['loader.js']?.filter((id) => /packages\/services|run-adapters/.test(id))
    expect(ids).toEqual([])
    expect(loader).not.toContain('runAdapters')
    expect(Object.keys(modules)).toContain('adapter-google.js')
  })

  test('the words that tell stand in what they tell of', async () => {
    const sources = await Promise.all(
      ['receipt/src/receipt-error.ts', 'core/src/validate-law.ts'].map((path) =>
        readFile(new URL(`../../packages/${path}`, import.meta.url), 'utf8'),
      ),
    )
    for (const word of TELLING.filter((each) => each !== 'ZodError')) {
      expect([word, sources.some((text) => text.includes(word))]).toEqual([word, true])
    }
  })

  test('the loader imports no other file at once, and the receipt part is one file', async () => {
    expect(await filesOf('loader.js')).toEqual(['loader.js'])
    expect(await filesOf('receipt.js')).toEqual(['receipt.js'])
  })
})

describe('the README', () => {
  test('quotes what is measured', () => {
    const quoted = quotedSizes(readme) ?? []
    expect(quoted).toHaveLength(sizes.length)
    for (const [index, { name, bytes }] of sizes.entries()) {
      expect([name, Math.abs((quoted[index] ?? 0) - bytes) <= TOLERANCE]).toEqual([name, true])
    }
  })
})

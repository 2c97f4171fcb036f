import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { SliceService } from '@kvitto/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenDemo } from '../e2e/open-demo.ts'
import { openDemo } from '../e2e/open-demo.ts'
import { compress } from './compress.ts'
import type { ScriptSize } from './script-sizes.ts'
import { filesOf, readBudgets, scriptSizes } from './script-sizes.ts'
import { quotedSizes } from './sizes-table.ts'

const dist = new URL('../../packages/kvitto/dist/', import.meta.url)
const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')

/** What may come and go before the table is written anew. */
const TOLERANCE = 40

/** What only a server, the command line or the officer's page needs. */
const ELSEWHERE =
  /zod|validate-|verify-|verifier-|merkle|checkpoint|cosignature|signed-note|tlog|check-log|fold-status|publish-policy|bundle-report|node:|apps\/|cli\//

/** Words of the verifier, of policy validation and of zod that survive minifying. */
const TELLING = ['signature_invalid', 'receipt_malformed', 'ZodError', 'AT BE BG']

/** As real ones are: a host or two, a cookie, a purpose. */
const FURTHER: SliceService[] = [
  ['hotjar', 'static.hotjar.com', '_hjSession_*'],
  ['linkedin', 'px.ads.linkedin.com', 'li_fat_id'],
  ['clarity', 'www.clarity.ms', '_clck'],
  ['meta', 'connect.facebook.net', '_fbp'],
  ['matomo', 'stats.hamnbod.example/matomo/', '_pk_id*'],
].map(([id = '', host = '', cookie]) => ({
  id,
  purposes: ['analytics'],
  stored: [`c${cookie}`],
  hosts: [host],
}))

/** Holds the verifier for the page that a person saves; loaded by that button alone. */
const ON_REQUEST = 'receipts-page.js'
/** The saved page without its receipts, in bytes. */

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
  test.each(['preferences', 'receipt'])('%s is within its budget', (name) => {
    const size = sizes.find((each) => each.name === name)
    expect(size?.budget).toBeGreaterThan(0)
    expect(size?.bytes).toBeLessThanOrEqual(size?.budget ?? 0)
  })

  test.each(['loader', 'first'])('%s misses its budget, says so, and grows no further', (name) => {
    const size = sizes.find((each) => each.name === name)
    expect(size?.bytes).toBeLessThanOrEqual(size?.ceiling ?? 0)
    // Once it is met, the ceiling goes and this test with it.
    expect(size?.bytes).toBeGreaterThan(size?.budget ?? 0)
    expect(readme).toContain(', missed |')
  })

  test('each further service adds little to the loader', async () => {
    const { budgets } = await readBudgets()
    /** Of several versions' hashes the middle one: how a brotli stream is cut hangs on a few letters. */
    const bytesWith = (services: SliceService[]) => {
      const added = services.map((service) => `${JSON.stringify(service)},`).join('')
      const sizes = [...'abcdefg'].map((letter) => {
        const hash = createHash('sha256').update(letter).digest('base64url')
        const other = loader.replace(/("policyVersion":")[\w-]{43}/, `$1${hash}`)
        return compress(other.replace('"services":[', (list) => list + added)).length
      })
      return sizes.sort((one, other) => one - other)[3] as number
    }
    const none = bytesWith([])
    const one = bytesWith(FURTHER.slice(0, 1))
    const all = bytesWith(FURTHER)
    expect(all - none).toBeGreaterThan(FURTHER.length)
    // The first shares least with what is there.
    expect(one - none).toBeLessThanOrEqual(budgets.service ?? 0)
    expect((all - none) / FURTHER.length).toBeLessThanOrEqual(budgets.service ?? 0)
  })

  test('is what the collector serves, with the slice inside', () => {
    expect(loader).toContain(demo.published.policyVersion)
    expect(loader).not.toContain('__KVITTO_SLICE__')
  })

  test('holds nothing of zod, the verifier, policy validation or a server', async () => {
    const entries = Object.keys(modules)
    expect(entries).toEqual(expect.arrayContaining(['loader.js', 'acting.js', 'receipt.js']))
    for (const [file, ids] of Object.entries(modules)) {
      if (file === ON_REQUEST) continue
      expect(ids.length, file).toBeGreaterThan(0)
      expect([file, ...ids.filter((id) => ELSEWHERE.test(id))]).toEqual([file])
      const text = await readFile(new URL(`script/${file}`, dist), 'utf8')
      expect([file, ...TELLING.filter((word) => text.includes(word))]).toEqual([file])
    }
  })

  test('the page to save is in a part that no other brings along, and is small', async () => {
    const text = await readFile(new URL(`script/${ON_REQUEST}`, dist), 'utf8')
    expect(TELLING.filter((word) => text.includes(word))).toContain('signature_invalid')
    for (const file of Object.keys(modules)) {
      if (file !== ON_REQUEST) expect(await filesOf(file)).not.toContain(ON_REQUEST)
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

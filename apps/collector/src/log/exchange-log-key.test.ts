import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalize, parseNote, parseTlogProof, verifyBundle } from '@kvitto/receipt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { makeBundle } from '../domain/make-bundle.ts'
import { publishPolicy } from '../domain/publish-policy.ts'
import { fsck } from '../fsck/fsck.ts'
import { type Collector, type CollectorOptions, startCollector } from '../start-collector.ts'
import { testPolicy } from '../testing/test-policy.ts'
import { signTestReceipt } from '../testing/test-receipt.ts'
import { exchangeLogKey } from './exchange-log-key.ts'
import { generateLogKey } from './log-key.ts'

let folder: string
let options: CollectorOptions
/** Bundles given out under the first key, under both, and under the second. */
const bundles: unknown[] = []
let first: string
let second: string
let sizes: number[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-exchange-'))
  const buildFolder = join(folder, 'kvitto', 'dist', 'script')
  await mkdir(buildFolder, { recursive: true })
  await writeFile(join(folder, 'kvitto', 'package.json'), '{"version":"1.2.3"}')
  await writeFile(join(buildFolder, 'loader.js'), 'run(__KVITTO_SLICE__)')
  const data = join(folder, 'data')
  const url = 'http://localhost:8787'
  options = { port: 0, data, logOrigin: 'kvitto.test', url, testReceipts: false, buildFolder }
  const keys: string[][] = []
  for (const step of [undefined, 'add', 'drop'] as const) {
    if (step) await exchangeLogKey(data, step)
    const collector = await startCollector(options)
    if (!step) await publish(collector)
    bundles.push(await postAndBundle(collector))
    keys.push(await collector.deps.log.vkeys('demo'))
    await collector.stop()
  }
  first = String(keys[0]?.[0])
  second = String(keys[2]?.[0])
  expect(keys).toEqual([[first], [first, second], [second]])
  sizes = bundles.map(sizeOf)
})
afterAll(() => rm(folder, { recursive: true }))

async function publish({ deps }: Collector): Promise<void> {
  await deps.store.sites.putSite('demo', {}, deps.now().toISOString())
  await publishPolicy(deps, 'demo', testPolicy())
}

async function postAndBundle({ deps }: Collector) {
  const [publication] = await deps.store.sites.listPublications('demo')
  const receipt = await signTestReceipt({ policyVersion: String(publication?.policyVersion) })
  const body = canonicalize({ receipt })
  const init = { method: 'POST', body }
  const answer = await createApp(deps).request('/v1/sites/demo/receipts', init)
  const { receiptId } = await answer.json()
  return makeBundle(deps, 'demo', receiptId)
}

function sizeOf(bundle: unknown): number {
  const note = parseTlogProof(String(Object(bundle).proof)).checkpoint
  return Number(parseNote(note).text.split('\n')[1])
}

const keyCheck = async (bundle: unknown, logKeys: string[]) =>
  (await verifyBundle(bundle, { logKeys })).checks.find(({ name }) => name === 'checkpoint key')
    ?.status

test('what was given out verifies for ever by the key that signed it, in between by either', async () => {
  const by = async (keys: string[]) => Promise.all(bundles.map((bundle) => keyCheck(bundle, keys)))
  expect(await by([first])).toEqual(['ok', 'ok', 'failed'])
  expect(await by([second])).toEqual(['failed', 'ok', 'ok'])
  expect(await by([first, second])).toEqual(['ok', 'ok', 'ok'])
})

test('it stays one log that grows', () => {
  const [a = 0, b = 0, c = 0] = sizes
  expect([a, b, c]).toEqual([a, a + 1, a + 2])
})

test('kvitto fsck wants every key that signed, so that none was slipped in', async () => {
  const database = { folder: options.data }
  const logKey = async (logKeys: string[]) =>
    (await fsck({ database, logKeys })).checks.find(({ name }) => name === 'log key')?.status
  expect(await logKey([first, second])).toBe('ok')
  expect(await logKey([first])).toBe('failed')
  expect(await logKey([second])).toBe('failed')
  const { verdict } = await fsck({ database, logKeys: [first, second] })
  expect(verdict).toBe('verified')
})

test('one key is dropped only beside another, and a third is not added', async () => {
  const path = join(options.data, 'log-key')
  const before = await readFile(path, 'utf8')
  await expect(exchangeLogKey(options.data, 'drop')).rejects.toThrow('add another first')
  await exchangeLogKey(options.data, 'add')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  await expect(exchangeLogKey(options.data, 'add')).rejects.toThrow('drop the elder first')
  await writeFile(path, before)
})

test('a key alone that never signed is refused, also beside another that never did', async () => {
  const path = join(options.data, 'log-key')
  const before = await readFile(path, 'utf8')
  for (const text of [generateLogKey(), generateLogKey() + generateLogKey()]) {
    await writeFile(path, text)
    await expect(startCollector(options)).rejects.toThrow('expected the log-key that this database')
  }
  await writeFile(path, 'no key')
  await expect(startCollector(options)).rejects.toThrow('expected an Ed25519 key in PEM')
  await writeFile(path, before)
})

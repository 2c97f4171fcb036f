import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop } from '../testing/open-test-shop.ts'
import { postTestReceipt } from '../testing/post-test-receipt.ts'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'

const SIX_YEARS = 6 * 366 * 24 * 60 * 60 * 1000
const YEAR = new Date().getUTCFullYear()

/** A shop with two receipts, six years later, when they are pruned. */
let collector: TestCollector
let logKey: string
let printed: string
const env: Record<string, string> = {}
const file = (name: string) => join(collector.folder, name)
const monitor = () =>
  runLine(
    ['monitor', collector.url, '--log-key', logKey, '--state', file('data/state.json'), '--once'],
    env,
  )

beforeAll(async () => {
  const first = await startTestCollector()
  collector = first
  const shop = await openTestShop(first)
  logKey = shop.logKey
  for (let i = 0; i < 2; i++) await postTestReceipt(first.url, shop.policyVersion)
  env.KVITTO_TOKEN = await shop.token('read')
  expect((await monitor()).code).toBe(0)
  const erase = await shop.token('erase')
  await first.halt()
  const now = () => new Date(Date.now() + SIX_YEARS)
  collector = await startTestCollector({ dataOf: first, now })
  await first.stop()
  await postTestReceipt(collector.url, shop.policyVersion)
  const line = ['log', 'prune', 'shop', '--before', `${YEAR + 1}-02-01`]
  const done = await runLine(line, { KVITTO_URL: collector.url, KVITTO_TOKEN: erase })
  expect(done.code).toBe(0)
  printed = done.printed
})
afterAll(() => collector.stop())

test('what was received before is gone, and the log says so', async () => {
  expect(printed).toBe(`shop: 2 receipts received before ${YEAR + 1}-02-01T00:00:00.000Z removed`)
  const status = await runLine(
    ['log', 'status', 'shop', '--collector', collector.url, '--out', file('logs.json')],
    {},
  )
  expect(status.printed).toContain('minimum index 4')
  const verified = await runLine(['verify', file('logs.json'), '--log-key', logKey], {})
  expect(verified.printed).toContain('pruned: OK')
  expect(verified.code).toBe(0)
})

test('fsck and a monitor that saw the log before find nothing wrong', async () => {
  const walked = await runLine(['fsck', file('data'), '--log-key', logKey], {})
  expect([walked.code, walked.printed]).toEqual([0, expect.stringContaining('shop receipts: OK')])
  const followed = await monitor()
  expect(followed.printed).toContain('consistency: OK (2 more than before)')
  expect(followed.code).toBe(0)
})

test('an archive verifies without them, and not without the record that accounts for them', async () => {
  await runLine(['export', '--all', file('archive'), file('data')], {})
  const whole = await runLine(['verify', file('archive'), '--log-key', logKey], {})
  expect([whole.code, whole.printed]).toEqual([0, expect.stringContaining('shop receipts: OK (3)')])
  await cp(file('archive'), file('cut'), { recursive: true })
  await writeFile(file('cut/sites/shop/records.jsonl'), '')
  const cut = await runLine(['verify', file('cut'), '--log-key', logKey], {})
  expect(cut.printed).toContain('shop receipts: FAILED (entry 2 has lost its receipt)')
  const receipts = file('archive/sites/shop/receipts.jsonl')
  expect((await readFile(receipts, 'utf8')).trim().split('\n')).toHaveLength(1)
  await writeFile(receipts, '')
  const lost = await runLine(['verify', file('archive'), '--log-key', logKey], {})
  expect(lost.printed).toContain('shop receipts: FAILED (entry 4 has lost its receipt)')
})

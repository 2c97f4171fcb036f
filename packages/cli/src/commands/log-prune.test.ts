import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop } from '../testing/open-test-shop.ts'
import { postTestReceipt } from '../testing/post-test-receipt.ts'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'

const SIX_YEARS = 6 * 366 * 24 * 60 * 60 * 1000
const YEAR = new Date().getUTCFullYear()

/** A shop with two receipts that were read, six years later, when they are pruned, and who read them. */
let collector: TestCollector
let logKey: string
let printed: string
let accesses: Awaited<ReturnType<typeof runLine>>
const env: Record<string, string> = {}
const file = (name: string) => join(collector.folder, name)
const read = ({ url }: TestCollector) => {
  const headers = { Authorization: `Bearer ${env.KVITTO_TOKEN}` }
  return fetch(`${url}/admin/v1/sites/shop/receipts`, { headers })
}
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
  for (let n = 0; n < 3; n++) await read(first)
  await first.halt()
  const now = () => new Date(Date.now() + SIX_YEARS)
  collector = await startTestCollector({ dataOf: first, now })
  await first.stop()
  await postTestReceipt(collector.url, shop.policyVersion)
  const line = ['log', 'prune', 'shop', '--before', `${YEAR + 1}-02-01`]
  const eraser = { KVITTO_URL: collector.url, KVITTO_TOKEN: erase }
  const done = await runLine(line, eraser)
  expect(done.code).toBe(0)
  printed = done.printed
  await read(collector)
  accesses = await runLine(['log', 'prune', 'shop', '--accesses'], eraser)
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
  expect(walked.printed).toContain('shop/access accesses: OK')
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

test('who read what goes too, when its own time is over, and an archive verifies without', async () => {
  const day = /^shop: 3 accesses recorded before (\d{4}-\d\d-\d\d)T00:00:00.000Z removed$/
  expect([accesses.code, accesses.printed]).toEqual([0, expect.stringMatching(day)])
  expect(accesses.noted).toBe('minimum index 3; entry 4 says so')
  const archive = file('accesses')
  await runLine(['export', '--all', archive, file('data')], {})
  const verify = () => runLine(['verify', archive, '--log-key', logKey], {})
  const whole = await verify()
  expect([whole.code, whole.printed]).toEqual([
    0,
    expect.stringContaining('shop/access accesses: OK (1, 3 pruned)'),
  ])
  const altered = async (name: string, change: (text: string) => string) => {
    const path = join(archive, 'sites/shop/access', name)
    const text = await readFile(path, 'utf8')
    await writeFile(path, change(text))
    const { code, printed: said } = await verify()
    await writeFile(path, text)
    expect(code).toBe(1)
    return said
  }
  expect(await altered('accesses.jsonl', () => '')).toContain(
    'shop/access accesses: FAILED (entry 3 stands for an access that is not there)',
  )
  expect(await altered('records.jsonl', () => '')).toContain(
    'shop/access accesses: FAILED (entry 4 stands for a record that is not there)',
  )
  expect(await altered('records.jsonl', (text) => text.replace(':3,', ':4,'))).toContain(
    'shop/access accesses: FAILED (entry 4',
  )
  expect(await altered('accesses.jsonl', (text) => text.replace(':3,', ':2,'))).toContain(
    'shop/access accesses: FAILED (entry 2 stands for an access that is not there)',
  )
})

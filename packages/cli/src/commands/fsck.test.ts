import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop } from '../testing/open-test-shop.ts'
import { postTestReceipt } from '../testing/post-test-receipt.ts'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'

let collector: TestCollector
let data: string
let logKey: string

beforeAll(async () => {
  collector = await startTestCollector()
  data = join(collector.folder, 'data')
  const shop = await openTestShop(collector)
  logKey = shop.logKey
  for (let more = 0; more < 3; more += 1) {
    await postTestReceipt(collector.url, shop.policyVersion)
  }
})
afterAll(() => collector.stop())

test('the database of a running collector is walked, each check named, exit code 0', async () => {
  const { code, printed, noted } = await runLine(['fsck', data, '--log-key', logKey])
  expect(printed.split('\n')).toEqual([
    'log key: OK',
    'files: OK',
    'shop entries: OK',
    'shop publications: OK',
    'shop tree: OK',
    'shop checkpoint: OK',
    'shop witnessed: OK',
    'shop logs: OK',
    'shop erasures: OK',
    'shop receipts: OK',
    'shop counts: OK',
    'shop/access entries: OK',
    'shop/access tree: OK',
    'shop/access checkpoint: OK',
    'shop/access accesses: OK',
  ])
  expect([code, noted]).toEqual([0, ''])
})

test('without a key the log key is NOT CHECKED and the exit code is 2', async () => {
  const { code, printed } = await runLine(['fsck', data])
  expect(printed).toMatch(/^log key: NOT CHECKED/)
  expect(code).toBe(2)
})

test('a row altered by hand is named, and the exit code is 1', async () => {
  const copy = await startTestCollector({ dataOf: collector })
  await copy.halt()
  const database = new DatabaseSync(join(copy.folder, 'data', 'kvitto.db'))
  database.exec("drop trigger receipt_stays; update receipt set subject_id = 'x' where idx = 3")
  database.close()
  const { code, printed } = await runLine(['fsck', join(copy.folder, 'data'), '--log-key', logKey])
  expect(printed).toContain(
    'shop receipts: FAILED (entry 3 has a receipt whose column subjectId is',
  )
  expect(printed.split('\n').at(-1)).toBe('shop: the first wrong entry is 3')
  expect(code).toBe(1)
  await copy.stop()
})

test('a folder without a database is one coded line', async () => {
  const { code, noted } = await runLine(['fsck', collector.folder])
  expect(noted).toMatch(/^kvitto: file_unreadable: expected a database in [^\n]+$/)
  expect(code).toBe(1)
})

test('without a folder the database of KVITTO_DATABASE_URL is walked; its password is not printed', async () => {
  const none = await runLine(['fsck'])
  expect(none.noted).toContain('expected <data folder> or KVITTO_DATABASE_URL, found neither')
  expect(none.code).toBe(64)
  const env = { KVITTO_DATABASE_URL: 'postgres://kvitto:hush@127.0.0.1:1/none' }
  const { code, noted } = await runLine(['fsck'], env)
  expect(noted).toMatch(/^kvitto: file_unreadable: expected a database at KVITTO_DATABASE_URL: /)
  expect(noted).not.toContain('hush')
  expect(code).toBe(1)
})

test('a witness’s key is used wrongly', async () => {
  const vkey = 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2'
  const { code, noted } = await runLine(['fsck', data, '--log-key', vkey])
  expect(noted).toContain('expected the key of a log as --log-key, found one of a witness')
  expect(code).toBe(64)
})

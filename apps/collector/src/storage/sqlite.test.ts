import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { growTree } from '../log/grow-tree.ts'
import { generateLogKey, makeSigner, readLogKey } from '../log/log-key.ts'
import { testItem } from '../testing/test-item.ts'
import { acceptTestReceipt } from '../testing/test-receipt.ts'
import { describeReceiptStore } from './describe-receipt-store.ts'
import { openSqlite } from './sqlite.ts'

let folder: string
let files = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-sqlite-'))
})
afterAll(() => rm(folder, { recursive: true }))
const newPath = () => join(folder, `${files++}.db`)

describeReceiptStore('sqlite', async () => openSqlite(newPath()))

async function storeOne(path: string): Promise<void> {
  const store = openSqlite(path)
  const signer = await makeSigner(readLogKey(generateLogKey()), 't/demo')
  const item = testItem(await acceptTestReceipt())
  await store.receipts.append([item], (_site, head, leaves) => growTree(head, leaves, signer))
  await store.close()
}

test('the file is in WAL mode, and what was written is there at the next open', async () => {
  const path = newPath()
  await storeOne(path)
  const store = openSqlite(path)
  expect((await store.receipts.readHead('demo'))?.size).toBe(1)
  expect(await store.receipts.findReceipts('demo', {}, { limit: 10 })).toHaveLength(1)
  await store.close()
  const database = new Database(path)
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
  database.close()
})

test('a receipt, a log entry and a policy cannot be updated, an entry not removed', async () => {
  const path = newPath()
  await storeOne(path)
  const database = new Database(path)
  expect(() => database.exec("update receipt set receipt = ''")).toThrow('never updated')
  expect(() => database.exec("update entry set kind = 'x'")).toThrow('never updated')
  expect(() => database.exec('delete from entry')).toThrow('never removed')
  database.close()
})

test('a database of a later version is refused', async () => {
  const path = newPath()
  const database = new Database(path)
  database.pragma('user_version = 99')
  database.close()
  expect(() => openSqlite(path)).toThrow('found 99')
})

test('each question of the admin API walks an index', async () => {
  const path = newPath()
  await storeOne(path)
  const database = new Database(path)
  const plan = (where: string, from = 'receipt r') =>
    database
      .prepare<[], { detail: string }>(
        `explain query plan select * from ${from} where ${where} limit 50`,
      )
      .all()
      .map(({ detail }) => detail)
      .join('; ')
  const order = 'order by r.received_at desc, r.idx desc'
  const plans = [
    plan(`r.site = 'a' and r.receipt_id = 'b' ${order}`),
    plan(`r.site = 'a' and r.subject_id = 'b' ${order}`),
    plan(`r.site = 'a' and (r.received_at, r.idx) < (1, 2) ${order}`),
    plan(`r.site = 'a' and r.policy_version = 'b' ${order}`),
    plan(
      "d.site = 'a' and d.purpose = 'b' and d.decision = 'c' order by d.received_at desc, d.idx desc",
      'decided d cross join receipt r on r.site = d.site and r.idx = d.idx',
    ),
  ]
  for (const found of plans) {
    expect(found).not.toContain('SCAN')
    expect(found).not.toContain('TEMP B-TREE')
  }
  database.close()
})

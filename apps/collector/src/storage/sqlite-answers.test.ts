import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AcceptedReceipt } from '@kvitto/receipt'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { growTree } from '../log/grow-tree.ts'
import { generateLogKey, makeSigner, readLogKey } from '../log/log-key.ts'
import { testErasure, testItem } from '../testing/test-item.ts'
import { acceptTestReceipt } from '../testing/test-receipt.ts'
import { writeSqliteAsBefore } from '../testing/write-sqlite-as-before.ts'
import type { AppendItem, ReceiptFilter } from './receipt-store.ts'
import { openSqlite } from './sqlite.ts'

const signer = makeSigner(readLogKey(generateLogKey()), 't/demo')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-answers-'))
})
afterAll(() => rm(folder, { recursive: true }))

function open(path: string) {
  const store = openSqlite(path)
  const add = (items: AppendItem[]) =>
    store.receipts.append(items, (_site, head, leaves) => growTree(head, leaves, signer))
  const find = async (filter: ReceiptFilter) =>
    (await store.receipts.findReceipts('demo', filter, { limit: 200 })).map(({ text }) => text)
  return { ...store, add, find }
}

const itemsOf = (receipts: AcceptedReceipt[]) => receipts.map((receipt) => testItem(receipt))

test('what many answer alike is stored once; what is answered beyond a hundred ways has its rows', async () => {
  const RECEIPTS = 110
  const path = join(folder, 'many.db')
  const store = open(path)
  const receipts = await Promise.all(
    Array.from({ length: RECEIPTS }, (_, i) =>
      acceptTestReceipt({ services: { [`service-${i}`]: i % 2 ? 'refused' : 'given' } }),
    ),
  )
  await store.add(itemsOf(receipts.slice(0, 60)))
  await store.add(itemsOf(receipts.slice(60)))
  const again = await acceptTestReceipt({ services: { 'service-1': 'refused' } })
  await store.add(itemsOf([again]))
  const database = new Database(path, { readonly: true })
  const count = (sql: string) => database.prepare<[], number>(sql).pluck().get()
  expect(count('select count(*) from answers')).toBe(100)
  expect(count('select count(distinct idx) from decided')).toBe(RECEIPTS - 100)
  database.close()
  for (const [i, receipt] of receipts.entries()) {
    const expected = i === 1 ? [again.text, receipt.text] : [receipt.text]
    expect(await store.find({ purpose: `service-${i}` })).toEqual(expected)
  }
  const refused = await store.find({ decision: 'refused' })
  const given = await store.find({ decision: 'given' })
  expect(new Set([...refused, ...given]).size).toBe(RECEIPTS + 1)
  expect(new Set(refused).size).toBe(refused.length)
  await store.close()
})

test('what the version before wrote is found with the rest, and erased like it', async () => {
  const path = join(folder, 'before.db')
  const [before, after] = [await acceptTestReceipt(), await acceptTestReceipt()]
  const first = open(path)
  await first.add(itemsOf([before]))
  await first.close()
  writeSqliteAsBefore(path)
  const store = open(path)
  await store.add(itemsOf([after]))
  const { policyVersion, subjectId } = before.payload
  const both = [after.text, before.text]
  expect(await store.find({})).toEqual(both)
  expect(await store.find({ policyVersion })).toEqual(both)
  expect(await store.find({ purpose: 'analytics' })).toEqual(both)
  expect(await store.find({ purpose: 'analytics', policyVersion })).toEqual(both)
  expect(await store.find({ subjectId, purpose: 'analytics' })).toEqual([before.text])
  const later = after.payload.subjectId
  expect(await store.find({ subjectId: later, purpose: 'analytics' })).toEqual([after.text])
  expect(await store.find({ subjectId: later, purpose: 'none' })).toEqual([])
  expect(await store.add(itemsOf([before]))).toMatchObject([{ outcome: 'known', index: 0 }])
  await store.add([testErasure(subjectId, { 0: before })])
  expect(await store.find({ purpose: 'analytics' })).toEqual([after.text])
  await store.close()
  const database = new Database(path, { readonly: true })
  expect(database.prepare('select 1 from decided').all()).toEqual([])
  database.close()
})

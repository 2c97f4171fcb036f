import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AcceptedReceipt } from '@kvitto/receipt'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { growTestLog } from '../testing/grow-test-log.ts'
import { testErasure, testItem, testPublished } from '../testing/test-item.ts'
import { acceptTestReceipt } from '../testing/test-receipt.ts'
import { writeSqliteAsBefore } from '../testing/write-sqlite-as-before.ts'
import type { AppendItem, ReceiptFilter } from './receipt-store.ts'
import { openSqlite } from './sqlite.ts'

const OTHER = 'E'.repeat(43)
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-answers-'))
})
afterAll(() => rm(folder, { recursive: true }))

function open(path: string) {
  const store = openSqlite(path)
  const add = (items: AppendItem[]) => store.receipts.append(items, growTestLog)
  const find = async (filter: ReceiptFilter) =>
    (await store.receipts.findReceipts('demo', filter, { limit: 200 })).map(({ text }) => text)
  return { ...store, add, find }
}

const itemsOf = (receipts: AcceptedReceipt[]) => receipts.map((receipt) => testItem(receipt))

test('what many answer alike is stored once; half of the numbers are for those who decide all alike', async () => {
  const path = join(folder, 'many.db')
  const store = open(path)
  const services = Array.from({ length: 70 }, (_, i) => `service-${i}`)
  await store.add([testPublished({ services })])
  const receipts = await Promise.all(
    services.map((id, i) => acceptTestReceipt({ services: { [id]: i % 2 ? 'refused' : 'given' } })),
  )
  await store.add(itemsOf(receipts.slice(0, 30)))
  await store.add(itemsOf(receipts.slice(30)))
  const again = await acceptTestReceipt({ services: { 'service-1': 'refused' } })
  const plain = await Promise.all([
    acceptTestReceipt(),
    acceptTestReceipt({ decisions: { analytics: 'refused' } }),
  ])
  await store.add(itemsOf([again, ...plain]))
  const database = new Database(path, { readonly: true })
  const count = (sql: string) => database.prepare<[], number>(sql).pluck().get()
  expect(count('select count(*) from answers')).toBe(52)
  expect(count('select count(distinct idx) from decided')).toBe(20)
  database.close()
  for (const [i, receipt] of receipts.entries()) {
    const expected = i === 1 ? [again.text, receipt.text] : [receipt.text]
    expect(await store.find({ purpose: `service-${i}` })).toEqual(expected)
  }
  const refused = await store.find({ decision: 'refused' })
  const given = await store.find({ decision: 'given' })
  expect(new Set([...refused, ...given]).size).toBe(73)
  expect(new Set(refused).size).toBe(refused.length)
  await store.close()
})

test('what names a version or an id that was never published is found and counted, and takes no number', async () => {
  const path = join(folder, 'strange.db')
  const store = open(path)
  await store.add([testPublished({}), testPublished({ site: 'other', policyVersion: OTHER })])
  const strange = await Promise.all([
    acceptTestReceipt({ decisions: { analytics: 'refused', 'made-up': 'refused' } }),
    acceptTestReceipt({ services: { 'made-up': 'refused' } }),
    acceptTestReceipt({ policyVersion: OTHER }),
  ])
  await store.add(itemsOf([...strange, await acceptTestReceipt()]))
  const database = new Database(path, { readonly: true })
  const answers = database.prepare('select decided from answers').pluck().all()
  expect(answers).toEqual(['=given analytics=given'])
  database.close()
  expect(await store.find({ decision: 'refused' })).toHaveLength(2)
  expect(await store.find({ policyVersion: OTHER })).toHaveLength(1)
  const span = { from: Date.parse('2026-11-21'), to: Date.parse('2026-11-22') }
  const counts = await store.receipts.countDecisions('demo', span)
  expect(counts.map(({ id, decision, n }) => [id, decision, n])).toEqual([
    [null, 'given', 3],
    [null, 'refused', 2],
    ['analytics', 'given', 3],
    ['analytics', 'refused', 1],
    ['made-up', 'refused', 2],
  ])
  await store.close()
})

test('what the version before wrote is found with the rest, and erased like it', async () => {
  const path = join(folder, 'before.db')
  const [before, after] = [await acceptTestReceipt(), await acceptTestReceipt()]
  const first = open(path)
  await first.add([testPublished({}), ...itemsOf([before])])
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
  expect(await store.add(itemsOf([before]))).toMatchObject([{ outcome: 'known', index: 1 }])
  await store.add([testErasure(subjectId, { 1: before })])
  expect(await store.find({ purpose: 'analytics' })).toEqual([after.text])
  await store.close()
  const database = new Database(path, { readonly: true })
  expect(database.prepare('select 1 from decided').all()).toEqual([])
  database.close()
})

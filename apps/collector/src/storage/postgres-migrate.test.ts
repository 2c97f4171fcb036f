import { expect, test } from 'vitest'
import { growTestLog } from '../testing/grow-test-log.ts'
import { newDatabase, runSql, runWith } from '../testing/test-database.ts'
import { testErasure, testItem, testPublished } from '../testing/test-item.ts'
import { acceptTestReceipt } from '../testing/test-receipt.ts'
import { writeAsBefore } from '../testing/write-as-before.ts'
import { openPostgres } from './postgres.ts'
import { openDatabase } from './postgres-database.ts'
import { MIGRATIONS, migrate } from './postgres-migrate.ts'
import type { AppendItem, ReceiptFilter } from './receipt-store.ts'
import type { Store } from './store.ts'

const reportError = () => {}
const open = (url: string) => openPostgres({ url, reportError })

/** What the next version may do: it adds, and what it adds has a default. */
const next = `alter table receipt add column shown_at bigint not null default 0;
  create index receipt_shown on receipt (site, shown_at)`

async function migrateTo(url: string, migrations: readonly string[]): Promise<void> {
  const database = openDatabase(url, reportError)
  await migrate(database, migrations).finally(database.close)
}

async function append({ receipts }: Store): Promise<number> {
  const item = testItem(await acceptTestReceipt())
  await receipts.append([item], growTestLog)
  return (await receipts.readHead('demo'))?.size ?? 0
}

test('of several collectors that start at once, one makes the schema', async () => {
  const url = await newDatabase()
  const stores = await Promise.all(Array.from({ length: 5 }, () => open(url)))
  const versions = await runSql(url, 'select version from migration')
  expect(versions).toHaveLength(MIGRATIONS.length)
  await Promise.all(stores.map((store) => store.close()))
})

test('a collector goes on while the next version migrates, starts after it, and writes beside it', async () => {
  const url = await newDatabase()
  const store = await open(url)
  expect(await append(store)).toBe(1)
  const appending = Promise.all(Array.from({ length: 40 }, () => append(store)))
  await migrateTo(url, [...MIGRATIONS, next])
  await appending
  expect(await append(store)).toBe(42)
  await store.close()
  const restarted = await open(url)
  expect(await append(restarted)).toBe(43)
  expect(await restarted.receipts.findReceipts('demo', {}, { limit: 100 })).toHaveLength(43)
  await restarted.close()
  expect(await runSql(url, 'select shown_at from receipt group by 1')).toEqual([{ shown_at: '0' }])
})

test('what the version before writes beside is found with the rest, and erased like it', async () => {
  const url = await newDatabase()
  const { receipts, close } = await open(url)
  const add = async (item: AppendItem) => receipts.append([item], growTestLog)
  const [before, after] = [await acceptTestReceipt(), await acceptTestReceipt()]
  await add(testPublished({}))
  await add(testItem(before))
  await runWith(url, writeAsBefore)
  await add(testItem(after))
  const { policyVersion, subjectId } = before.payload
  const found = async (filter: ReceiptFilter) =>
    (await receipts.findReceipts('demo', filter, { limit: 9 })).map(({ text }) => text)
  const both = [after.text, before.text]
  expect(await found({})).toEqual(both)
  expect(await found({ policyVersion })).toEqual(both)
  expect(await found({ purpose: 'analytics' })).toEqual(both)
  expect(await found({ purpose: 'analytics', policyVersion })).toEqual(both)
  expect(await found({ subjectId, purpose: 'analytics' })).toEqual([before.text])
  expect(await add(testItem(before))).toMatchObject([{ outcome: 'known', index: 1 }])
  expect(await add(testErasure(subjectId, { 1: before }))).toMatchObject([{ outcome: 'appended' }])
  expect(await found({ purpose: 'analytics' })).toEqual([after.text])
  expect(await runSql(url, 'select from decided')).toEqual([])
  await close()
})

test('a migration that fails leaves the schema as it was', async () => {
  const url = await newDatabase()
  await migrateTo(url, MIGRATIONS)
  const failing = migrateTo(url, [...MIGRATIONS, 'create table half (n integer); select 1 / 0'])
  await expect(failing).rejects.toThrow('division by zero')
  expect(await runSql(url, "select to_regclass('half') as half")).toEqual([{ half: null }])
  expect(await runSql(url, 'select max(version) as version from migration')).toEqual([
    { version: MIGRATIONS.length },
  ])
})

test('a database that is two versions ahead is refused', async () => {
  const url = await newDatabase()
  await migrateTo(url, [...MIGRATIONS, next, 'select 1'])
  const found = MIGRATIONS.length + 2
  await expect(open(url)).rejects.toThrow(`or less, found ${found}`)
})

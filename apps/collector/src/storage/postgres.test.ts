import { expect, test } from 'vitest'
import { growTree } from '../log/grow-tree.ts'
import { generateLogKey, makeSigner, readLogKey } from '../log/log-key.ts'
import { newDatabase, runSql } from '../testing/test-database.ts'
import { testItem } from '../testing/test-item.ts'
import { acceptTestReceipt } from '../testing/test-receipt.ts'
import { describeReceiptStore } from './describe-receipt-store.ts'
import { describeTallyStore } from './describe-tally-store.ts'
import { openPostgres } from './postgres.ts'
import type { GrowLog } from './receipt-store.ts'

const open = (url: string) => openPostgres({ url, reportError: () => {} })

describeReceiptStore('postgres', async () => open(await newDatabase()))
describeTallyStore('postgres', async () => open(await newDatabase()))

const signer = await makeSigner(readLogKey(generateLogKey()), 't/demo')
const grow: GrowLog = (_site, head, leaves) => growTree(head, leaves, signer)

/** A database with one receipt, and its store. */
async function openWithOne() {
  const url = await newDatabase()
  const store = await open(url)
  await store.receipts.append([testItem(await acceptTestReceipt())], grow)
  return { url, store }
}

test('what was written is there at the next open', async () => {
  const { url, store } = await openWithOne()
  await store.close()
  const later = await open(url)
  expect((await later.receipts.readHead('demo'))?.size).toBe(1)
  expect(await later.receipts.findReceipts('demo', {}, { limit: 10 })).toHaveLength(1)
  await later.close()
})

test('a receipt, a log entry and a policy cannot be updated, an entry not removed', async () => {
  const { url, store } = await openWithOne()
  await store.close()
  await expect(runSql(url, "update receipt set receipt = ''")).rejects.toThrow('never updated')
  await expect(runSql(url, "update entry set kind = 'x'")).rejects.toThrow('never updated')
  await expect(runSql(url, "update policy set bytes = ''")).rejects.toThrow('never updated')
  await expect(runSql(url, 'delete from entry')).rejects.toThrow('never removed')
  await expect(runSql(url, 'truncate entry')).rejects.toThrow('never removed')
})

test('a database that cannot promise durability, or may not be written to, is refused', async () => {
  const settings = {
    'synchronous_commit = off': 'with synchronous_commit on',
    'default_transaction_read_only = on': 'that may be written to',
  }
  for (const [setting, expected] of Object.entries(settings)) {
    const url = await newDatabase()
    await runSql(url, `alter database ${new URL(url).pathname.slice(1)} set ${setting}`)
    await expect(open(url)).rejects.toMatchObject({
      cause: { message: `expected PostgreSQL ${expected}, found another` },
    })
  }
})

/** Lets every commit of this database fail, by a check that runs in it. */
const failCommits = (url: string, statement: string) =>
  runSql(
    url,
    `create sequence tried;
     create function fail() returns trigger language plpgsql as $$ begin ${statement}; return null; end $$;
     create constraint trigger fails after insert or update on head
     deferrable initially deferred for each row execute function fail()`,
  )

test('a commit that fails leaves nothing, and no checkpoint that anybody can read', async () => {
  const { url, store } = await openWithOne()
  const before = await store.receipts.readHead('demo')
  const receipt = await acceptTestReceipt()
  const failures = {
    "raise exception 'disk full' using errcode = '53100'": 'store_unavailable',
    'perform pg_terminate_backend(pg_backend_pid())': 'store_unavailable',
    "raise exception 'wrong' using errcode = 'P0001'": 'P0001',
  }
  for (const [statement, code] of Object.entries(failures)) {
    await failCommits(url, statement)
    const signed: string[] = []
    const appending = store.receipts.append([testItem(receipt)], (...args) => {
      const grown = grow(...args)
      signed.push(grown.head.checkpoint)
      return grown
    })
    await expect(appending).rejects.toMatchObject({ code })
    expect(signed).toHaveLength(1)
    expect(await store.receipts.readHead('demo')).toEqual(before)
    expect(await store.receipts.getReceipt('demo', receipt.payload.receiptId)).toBeUndefined()
    expect(await store.receipts.listEntries('demo', 0, 9)).toHaveLength(1)
    await runSql(url, 'drop trigger fails on head; drop function fail; drop sequence tried')
  }
  const [later] = await store.receipts.append([testItem(receipt)], grow)
  expect(later).toMatchObject({ outcome: 'appended', index: 1 })
  await store.close()
})

test('a conflict that the database resolves by giving up is tried again, five times', async () => {
  const { url, store } = await openWithOne()
  const raise = "raise exception 'conflict' using errcode = '40001'"
  await failCommits(url, `if nextval('tried') % 5 > 0 then ${raise}; end if`)
  const item = testItem(await acceptTestReceipt())
  const [outcome] = await store.receipts.append([item], grow)
  expect(outcome).toMatchObject({ outcome: 'appended', index: 1 })
  expect(await runSql(url, 'select last_value from tried')).toEqual([{ last_value: '5' }])
  await runSql(
    url,
    `create or replace function fail() returns trigger language plpgsql as
    $$ begin perform nextval('tried'); ${raise}; end $$`,
  )
  const other = testItem(await acceptTestReceipt())
  const failing = store.receipts.append([other], grow)
  await expect(failing).rejects.toMatchObject({ code: 'store_unavailable', retryAfter: 5 })
  expect(await runSql(url, 'select last_value from tried')).toEqual([{ last_value: '10' }])
  expect((await store.receipts.readHead('demo'))?.size).toBe(2)
  await store.close()
})

import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createBodyCipher } from '../bodies/body-cipher.ts'
import type { BodyKeyStore } from '../bodies/body-key-store.ts'
import { openBodies } from '../bodies/open-bodies.ts'
import { sealReceipts } from '../bodies/seal-receipts.ts'
import { growTestLog } from '../testing/grow-test-log.ts'
import { newDatabase, runSql } from '../testing/test-database.ts'
import { testItem, testPublished } from '../testing/test-item.ts'
import { acceptTestReceipt, makeTestKey } from '../testing/test-receipt.ts'
import {
  describeAccessStore,
  describeEarlierAccesses,
  testAccess,
} from './describe-access-store.ts'
import { describeErasures } from './describe-erasures.ts'
import { describeReceiptStore } from './describe-receipt-store.ts'
import { describeSiteStore } from './describe-site-store.ts'
import { describeTallyStore } from './describe-tally-store.ts'
import { describeTokenStore } from './describe-token-store.ts'
import { describeLongLogs } from './describe-turns.ts'
import { unpackBody } from './pack-body.ts'
import { openPostgres } from './postgres.ts'
import { openDatabase } from './postgres-database.ts'
import { MIGRATIONS, migrate } from './postgres-migrate.ts'
import { traceOf } from './what-remains.ts'

const open = (url: string) => openPostgres({ url, reportError: () => {} })

describeReceiptStore('postgres', async () => open(await newDatabase()))
describeSiteStore('postgres', async () => open(await newDatabase()))
describeTokenStore('postgres', async () => open(await newDatabase()))
describeLongLogs('postgres', async () => open(await newDatabase()))
describeTallyStore('postgres', async () => open(await newDatabase()))
describeAccessStore('postgres', async () => open(await newDatabase()))
let earlier: string
describeEarlierAccesses('postgres', {
  async prepare() {
    earlier = await newDatabase()
    const database = openDatabase(earlier, () => {})
    await migrate(database, MIGRATIONS.slice(0, 9)).finally(database.close)
  },
  async insert(accesses) {
    const rows = accesses.map(({ at, tokenId, site, query, found, filterHash }) => {
      const values = [tokenId, site, query, filterHash].map((text) => `'${text}'`)
      return `(${Date.parse(at)}, ${found}, ${values})`
    })
    const columns = 'at, found, token_id, site, query, filter_hash'
    await runSql(earlier, `insert into access (${columns}) values ${rows}`)
  },
  open: () => open(earlier),
})

/** A database with one receipt, and its store. */
async function openWithOne() {
  const url = await newDatabase()
  const store = await open(url)
  await store.receipts.append([testItem(await acceptTestReceipt())], growTestLog)
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

test('what many answer alike is stored once; half of the numbers are for those who decide all alike', async () => {
  const url = await newDatabase()
  const store = await open(url)
  const services = Array.from({ length: 70 }, (_, i) => `service-${i}`)
  await store.receipts.append([testPublished({ services })], growTestLog)
  const receipts = await Promise.all(
    services.map((id, i) => acceptTestReceipt({ services: { [id]: i % 2 ? 'refused' : 'given' } })),
  )
  const items = receipts.map((receipt) => testItem(receipt))
  await store.receipts.append(items.slice(0, 30), growTestLog)
  await store.receipts.append(items.slice(30), growTestLog)
  const again = await acceptTestReceipt({ services: { 'service-1': 'refused' } })
  const plain = [{}, { decisions: { analytics: 'refused' } }] as const
  const later = await Promise.all(plain.map((changes) => acceptTestReceipt(changes)))
  await store.receipts.append(
    [again, ...later].map((receipt) => testItem(receipt)),
    growTestLog,
  )
  expect(await runSql(url, 'select from answers')).toHaveLength(52)
  expect(await runSql(url, 'select distinct idx from decided')).toHaveLength(20)
  const page = { limit: 200 }
  for (const [i, receipt] of receipts.entries()) {
    const found = await store.receipts.findReceipts('demo', { purpose: `service-${i}` }, page)
    const expected = i === 1 ? [again.text, receipt.text] : [receipt.text]
    expect(found.map(({ text }) => text)).toEqual(expected)
  }
  const refused = await store.receipts.findReceipts('demo', { decision: 'refused' }, page)
  const given = await store.receipts.findReceipts('demo', { decision: 'given' }, page)
  expect(new Set([...refused, ...given].map(({ index }) => index)).size).toBe(73)
  await store.close()
})

test('what names a version or an id that was never published takes no number', async () => {
  const url = await newDatabase()
  const store = await open(url)
  const other = 'E'.repeat(43)
  await store.receipts.append(
    [testPublished({}), testPublished({ site: 'other', policyVersion: other })],
    growTestLog,
  )
  const receipts = await Promise.all([
    acceptTestReceipt({ decisions: { analytics: 'refused', 'made-up': 'refused' } }),
    acceptTestReceipt({ services: { 'made-up': 'refused' } }),
    acceptTestReceipt({ policyVersion: other }),
    acceptTestReceipt(),
  ])
  await store.receipts.append(
    receipts.map((receipt) => testItem(receipt)),
    growTestLog,
  )
  expect(await runSql(url, 'select decided from answers')).toEqual([
    { decided: '=given analytics=given' },
  ])
  const found = await store.receipts.findReceipts('demo', { decision: 'refused' }, { limit: 9 })
  expect(found).toHaveLength(2)
  await store.close()
})

test('a receipt, a log entry and a policy cannot be updated, an entry not removed', async () => {
  const { url, store } = await openWithOne()
  await store.accesses.append([testAccess()], growTestLog)
  await store.close()
  await expect(runSql(url, "update receipt set receipt = ''")).rejects.toThrow('never updated')
  await expect(runSql(url, "update entry set kind = 'x'")).rejects.toThrow('never updated')
  await expect(runSql(url, "update policy set bytes = ''")).rejects.toThrow('never updated')
  await expect(runSql(url, 'delete from entry')).rejects.toThrow('never removed')
  await expect(runSql(url, 'truncate entry')).rejects.toThrow('never removed')
  await expect(runSql(url, 'update access set found = 2')).rejects.toThrow('never updated')
  await expect(runSql(url, 'delete from access')).rejects.toThrow('never removed')
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
      const grown = growTestLog(...args)
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
  const [later] = await store.receipts.append([testItem(receipt)], growTestLog)
  expect(later).toMatchObject({ outcome: 'appended', index: 1 })
  await store.close()
})

test('where rows are refused the commit that was sent behind them is none, and nobody is told otherwise', async () => {
  const { url, store } = await openWithOne()
  const receipt = await acceptTestReceipt()
  for (const table of ['entry', 'receipt', 'head']) {
    await runSql(
      url,
      `create function refuse() returns trigger language plpgsql as
         $$ begin raise exception 'disk full' using errcode = '53100'; end $$;
       create trigger refuses before insert on ${table} execute function refuse()`,
    )
    const appending = store.receipts.append([testItem(receipt)], growTestLog)
    await expect(appending).rejects.toMatchObject({ code: 'store_unavailable' })
    expect((await store.receipts.readHead('demo'))?.size).toBe(1)
    expect(await store.receipts.listEntries('demo', 0, 9)).toHaveLength(1)
    await runSql(url, 'drop function refuse cascade')
  }
  const [later] = await store.receipts.append([testItem(receipt)], growTestLog)
  expect(later).toMatchObject({ outcome: 'appended', index: 1 })
  await store.close()
})

test('a tile that lacks a hash is refused with the batch that completes it', async () => {
  const { url, store } = await openWithOne()
  const add = async (count: number) => {
    const receipts = await Promise.all(Array.from({ length: count }, () => acceptTestReceipt()))
    return store.receipts.append(
      receipts.map((receipt) => testItem(receipt)),
      growTestLog,
    )
  }
  await add(254)
  await runSql(url, 'alter table entry disable trigger all; delete from entry where idx = 3')
  await expect(add(1)).rejects.toMatchObject({ code: '23502' })
  expect((await store.receipts.readHead('demo'))?.size).toBe(255)
  expect(await runSql(url, 'select from tile')).toEqual([])
  await store.close()
})

test('a conflict that the database resolves by giving up is tried again, five times', async () => {
  const { url, store } = await openWithOne()
  const raise = "raise exception 'conflict' using errcode = '40001'"
  await failCommits(url, `if nextval('tried') % 5 > 0 then ${raise}; end if`)
  const item = testItem(await acceptTestReceipt())
  const [outcome] = await store.receipts.append([item], growTestLog)
  expect(outcome).toMatchObject({ outcome: 'appended', index: 1 })
  expect(await runSql(url, 'select last_value from tried')).toEqual([{ last_value: '5' }])
  await runSql(
    url,
    `create or replace function fail() returns trigger language plpgsql as
    $$ begin perform nextval('tried'); ${raise}; end $$`,
  )
  const other = testItem(await acceptTestReceipt())
  const failing = store.receipts.append([other], growTestLog)
  await expect(failing).rejects.toMatchObject({ code: 'store_unavailable', retryAfter: 5 })
  expect(await runSql(url, 'select last_value from tried')).toEqual([{ last_value: '10' }])
  expect((await store.receipts.readHead('demo'))?.size).toBe(2)
  await store.close()
})

async function openSealed(url: string, operatorKeys: Uint8Array[]) {
  const { bodyKeys, ...store } = await open(url)
  return openBodies(store, { keys: bodyKeys, operatorKeys })
}

describeErasures('postgres, sealed', async () => openSealed(await newDatabase(), [randomBytes(32)]))

test('no body is in the tables of a sealed store, and keys are in a table of their own', async () => {
  const url = await newDatabase()
  const store = await openSealed(url, [randomBytes(32)])
  const receipt = await acceptTestReceipt()
  await store.receipts.append([testItem(receipt)], growTestLog)
  const [row] = await runSql(url, 'select body, hash from receipt')
  const body = row?.body instanceof Buffer ? unpackBody(row.body) : ''
  expect(body).toMatch(/^kvitto-body\/1\./)
  expect(body).not.toContain(receipt.text.slice(-60))
  expect(row?.hash).toBe(receipt.hash)
  expect(await runSql(url, 'select 1 from body_key')).toHaveLength(1)
  const found = await store.receipts.findReceipts('demo', {}, { limit: 1 })
  expect(found.map(({ text }) => text)).toEqual([receipt.text])
  await store.close()
})

test('a body whose key another collector destroys meanwhile is sealed anew, by one that is kept', async () => {
  const url = await newDatabase()
  const { bodyKeys, ...plain } = await open(url)
  const cipher = createBodyCipher([randomBytes(32)])
  let destroyed = 0
  const keys: BodyKeyStore = {
    ...bodyKeys,
    async ofSubjects(site, subjects) {
      const found = await bodyKeys.ofSubjects(site, subjects)
      // Between the look and the append.
      if (found.length > 0 && destroyed++ === 0) await bodyKeys.destroy(site, key.subjectId)
      return found
    },
  }
  const key = await makeTestKey()
  await bodyKeys.add([cipher.makeKey('demo', traceOf(key.subjectId)).wrapped])
  const store = sealReceipts(plain.receipts, keys, cipher)
  const receipt = await acceptTestReceipt({ key })
  await store.append([testItem(receipt)], growTestLog)
  expect(destroyed).toBe(1)
  expect((await store.getReceiptsByHash('demo', [receipt.hash]))[0]?.text).toBe(receipt.text)
  // And a key that seals something is not destroyed.
  await bodyKeys.destroy('demo', key.subjectId)
  expect(await runSql(url, 'select 1 from body_key')).toHaveLength(1)
  await plain.close()
})

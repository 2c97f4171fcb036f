import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AcceptedReceipt, acceptUnsigned } from '@kvitto/receipt'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { createAccessLog } from '../log/create-access-log.ts'
import { generateLogKey, readLogKey } from '../log/log-key.ts'
import { growTestLog } from '../testing/grow-test-log.ts'
import { testErasure, testItem } from '../testing/test-item.ts'
import { acceptTestReceipt, makeTestKey, testPayload } from '../testing/test-receipt.ts'
import {
  describeAccessStore,
  describeEarlierAccesses,
  testAccess,
} from './describe-access-store.ts'
import { describeReceiptStore } from './describe-receipt-store.ts'
import { describeSiteStore } from './describe-site-store.ts'
import { describeTallyStore } from './describe-tally-store.ts'
import { describeTokenStore } from './describe-token-store.ts'
import { describeLongLogs } from './describe-turns.ts'
import type { AppendItem, Page, ReceiptFilter } from './receipt-store.ts'
import { receiptsQuery } from './receipts-query.ts'
import { MIGRATIONS, openSqlite } from './sqlite.ts'
import { makeDurable } from './sqlite-durable.ts'
import { sqliteJournal } from './sqlite-journal.ts'

let folder: string
let files = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-sqlite-'))
})
afterAll(() => rm(folder, { recursive: true }))
const newPath = () => join(folder, `${files++}.db`)
let earlier: string

describeReceiptStore('sqlite', async () => openSqlite(newPath()))
describeSiteStore('sqlite', async () => openSqlite(newPath()))
describeTokenStore('sqlite', async () => openSqlite(newPath()))
describeLongLogs('sqlite', async () => openSqlite(newPath()))
describeTallyStore('sqlite', async () => openSqlite(newPath()))
describeAccessStore('sqlite', async () => openSqlite(newPath()))
describeEarlierAccesses('sqlite', {
  async prepare() {
    earlier = newPath()
    const database = new Database(earlier)
    const before = MIGRATIONS.slice(0, 6)
    for (const migration of before) database.exec(migration)
    database.pragma(`user_version = ${before.length}`)
    database.close()
  },
  async insert(accesses) {
    const database = new Database(earlier)
    const insert = database.prepare(
      'insert into access (at, token_id, site, query, found, filter_hash) values (?, ?, ?, ?, ?, ?)',
    )
    const all = database.transaction(() => {
      for (const { at, tokenId, site, query, found, filterHash } of accesses) {
        insert.run(Date.parse(at), tokenId, site, query, found, filterHash)
      }
    })
    all()
    database.close()
  },
  open: async () => openSqlite(earlier),
})

/** A store, and a log of the site `demo` that it keeps. */
async function openLog(path: string, options?: Parameters<typeof openSqlite>[1]) {
  const store = openSqlite(path, options)
  const append = (...items: AppendItem[]) => store.receipts.append(items, growTestLog)
  return { store, append }
}

async function storeOne(path: string): Promise<void> {
  const { store, append } = await openLog(path)
  await append(testItem(await acceptTestReceipt()))
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
  database.exec("insert into access values (1, 0, 't', 'demo', 'receipts', 1, 'x', 0)")
  expect(() => database.exec('update access set found = 2')).toThrow('never updated')
  expect(() => database.exec('delete from access')).toThrow('never removed')
  database.close()
})

test('of an erased subject nothing is left in the files, its journal included', async () => {
  const path = newPath()
  const { store, append } = await openLog(path)
  const key = await makeTestKey()
  const own: Record<number, AcceptedReceipt> = {}
  // Enough of others before, between and after to split pages, which leaves copies of rows behind.
  for (let at = 0; at < 600; at += 1) {
    const isOwn = at % 200 === 100
    const receipt = isOwn ? await acceptTestReceipt({ key }) : await acceptStated()
    if (isOwn) own[at] = receipt
    await append(testItem(receipt))
  }
  const secrets = Object.values(own).flatMap(({ text, hash, payload }) => [
    text.slice(200, 400),
    text.slice(-60),
    hash,
    payload.receiptId,
    key.subjectId,
  ])
  const left = async () => {
    const files = [path, `${path}-wal`].filter((file) => existsSync(file))
    const bytes = Buffer.concat(await Promise.all(files.map((file) => readFile(file))))
    return secrets.filter((secret) => bytes.includes(secret))
  }
  expect(new Set(await left())).toEqual(new Set(secrets))
  await append(testErasure(key.subjectId, own))
  expect(await left()).toEqual([])
  await store.close()
})

test('beside a reader an erasure waits for nothing, and the journal is emptied once the reader is gone', async () => {
  const path = newPath()
  const { store, append } = await openLog(path)
  const receipt = await acceptTestReceipt()
  await append(testItem(receipt))
  const isLeft = async () => {
    const files = await Promise.all([path, `${path}-wal`].map((file) => readFile(file)))
    return Buffer.concat(files).includes(receipt.text.slice(200, 400))
  }
  const reader = new Database(path, { readonly: true })
  reader.exec('begin')
  reader.prepare('select * from receipt').all()
  const start = performance.now()
  await append(testErasure(receipt.payload.subjectId, { 0: receipt }))
  // SQLite’s own patience is five seconds.
  expect(performance.now() - start).toBeLessThan(4000)
  expect(await isLeft()).toBe(true)
  reader.close()
  await expect.poll(isLeft, { timeout: 15_000 }).toBe(false)
  await store.close()
})

test('what a collector that was killed left in the journal is gone at the next start', async () => {
  const [path, copy] = [newPath(), newPath()]
  const store = openSqlite(path)
  await storeOne(path)
  // As it stands while it runs, and nobody closed it.
  for (const end of ['', '-wal']) await copyFile(`${path}${end}`, `${copy}${end}`)
  const again = openSqlite(copy)
  expect((await readFile(`${copy}-wal`)).length).toBe(0)
  expect((await again.receipts.readHead('demo'))?.size).toBe(1)
  await Promise.all([again.close(), store.close()])
})

test('closed beside a reader, the file is not tried again', async () => {
  const path = newPath()
  const database = new Database(path)
  makeDurable(database)
  database.exec('create table t (x)')
  const reader = new Database(path, { readonly: true })
  reader.exec('begin')
  reader.prepare('select * from t').all()
  database.exec('insert into t values (1)')
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const errors: unknown[] = []
  const journal = sqliteJournal(database, (error) => errors.push(error))
  journal.empty()
  expect(vi.getTimerCount()).toBe(1)
  journal.close()
  expect(vi.getTimerCount()).toBe(0)
  for (const each of [database, reader]) each.close()
  expect(errors).toEqual([])
})

test('an erasure that removes nothing leaves the journal as it is', async () => {
  const path = newPath()
  const { store, append } = await openLog(path)
  const receipt = await acceptTestReceipt()
  await append(testItem(receipt))
  const size = async () => (await readFile(`${path}-wal`)).length
  const before = await size()
  await append(testErasure('x', {}))
  expect(await size()).toBeGreaterThan(before)
  await append(testErasure(receipt.payload.subjectId, { 0: receipt }))
  expect(await size()).toBe(0)
  await store.close()
})

test('of pruned accesses nothing is left in the files, their journal included', async () => {
  const path = newPath()
  const store = openSqlite(path)
  const key = readLogKey(generateLogKey())
  const { record, prune } = createAccessLog({ store, key, origin: 't', now: () => new Date() })
  const secrets = Array.from({ length: 600 }, () => randomBytes(32).toString('base64url'))
  for (const filterHash of secrets) await record(testAccess({ filterHash, tokenId: filterHash }))
  const kept = secrets.splice(500)
  const left = async (of: string[]) => {
    const files = [path, `${path}-wal`].filter((file) => existsSync(file))
    const bytes = Buffer.concat(await Promise.all(files.map((file) => readFile(file))))
    return of.filter((secret) => bytes.includes(secret))
  }
  expect(await left(secrets)).toEqual(secrets)
  await prune('demo', JSON.stringify({ minimum: 500 }))
  expect(await store.accesses.remove('demo', 500, 1000)).toBe(500)
  expect([await left(secrets), await left(kept)]).toEqual([[], kept])
  await store.close()
})

/** Made faster than a signed one. */
function acceptStated(): Promise<AcceptedReceipt> {
  const subjectId = `u_${randomBytes(16).toString('base64url')}`
  return acceptUnsigned(testPayload(subjectId))
}

test('an append that fails once its checkpoint is signed leaves nothing, and no checkpoint that anybody can read', async () => {
  const path = newPath()
  await storeOne(path)
  const operator = new Database(path)
  operator.exec(
    "create trigger fails after update on head begin select raise(abort, 'no more'); end",
  )
  const store = openSqlite(path)
  const before = await store.receipts.readHead('demo')
  const receipt = await acceptTestReceipt()
  const signed: string[] = []
  const append = () =>
    store.receipts.append([testItem(receipt)], (site, head, leaves) => {
      const grown = growTestLog(site, head, leaves)
      signed.push(grown.head.checkpoint)
      return grown
    })
  await expect(append()).rejects.toThrow('no more')
  expect(signed).toHaveLength(1)
  expect(await store.receipts.readHead('demo')).toEqual(before)
  expect(await store.receipts.getReceipt('demo', receipt.payload.receiptId)).toBeUndefined()
  expect(await store.receipts.listEntries('demo', 0, 9)).toHaveLength(1)
  operator.exec('drop trigger fails')
  operator.close()
  expect(await append()).toMatchObject([{ outcome: 'appended', index: 1 }])
  await store.close()
})

test('a database of a later version is refused', async () => {
  const path = newPath()
  const database = new Database(path)
  database.pragma('user_version = 99')
  database.close()
  expect(() => openSqlite(path)).toThrow('found 99')
})

const members: ReceiptFilter & { after: Page['after'] } = {
  receiptId: 'a',
  subjectId: 'b',
  from: '2026-11-20T00:00:00Z',
  to: '2026-11-22T00:00:00Z',
  policyVersion: 'c',
  purpose: 'd',
  decision: 'given',
  after: { receivedAt: '2026-11-21T00:00:00Z', index: 7 },
}

/** Every subset of the filter's members, with and without a page before. */
function* combinations() {
  const all = Object.entries(members)
  for (let bits = 0; bits < 2 ** all.length; bits++) {
    const chosen = all.filter((_, position) => bits & (1 << position))
    const { after, ...filter }: Partial<typeof members> = Object.fromEntries(chosen)
    yield { names: chosen.map(([name]) => name), filter, page: { limit: 50, after } }
  }
}

test('whatever is asked walks an index in the order of the answer', async () => {
  const path = newPath()
  await storeOne(path)
  const database = new Database(path)
  for (const { names, filter, page } of combinations()) {
    const { sql, values } = receiptsQuery('demo', filter, { ...page, answers: [0, 1] })
    const plan = database
      .prepare<[object], { detail: string }>(`explain query plan ${sql}`)
      .all(values)
      .map(({ detail }) => detail)
      .filter((detail) => detail.startsWith('SEARCH') || /SCAN|TEMP/.test(detail))
    expect([names, plan.filter((detail) => !detail.startsWith('SEARCH'))]).toEqual([names, []])
    // The first walks, and those of answers; the others find one row in each step of it.
    const [walk = ''] = plan
    const answers = plan.filter((detail) => detail.includes('receipt_answers'))
    const index = indexOf(names)
    expect([names, walk]).toEqual([names, expect.stringContaining(index)])
    const isBounded = names.includes('to') || names.includes('after')
    if (index === 'receipt_id') continue
    const isByAnswers = ['purpose', 'decision', 'policyVersion'].some((name) =>
      names.includes(name),
    )
    const isNarrow = names.includes('subjectId')
    expect([names, answers.length]).toEqual([names, isByAnswers && !isNarrow ? 2 : 0])
    for (const each of [walk, ...answers]) {
      if (isBounded) expect([names, each]).toEqual([names, expect.stringContaining('<(?,?)')])
      if (names.includes('from'))
        expect([names, each]).toEqual([names, expect.stringContaining('>?')])
    }
  }
  database.close()
})

function indexOf(names: string[]): string {
  if (names.includes('receiptId')) return 'receipt_id'
  if (names.includes('subjectId')) return 'receipt_subject'
  const isByDecision = names.includes('purpose') || names.includes('decision')
  if (names.includes('policyVersion')) return isByDecision ? 'decided_version' : 'receipt_version'
  return isByDecision ? 'USING PRIMARY KEY (site=? AND purpose=? AND decision=?' : 'receipt_time'
}

test('where a later collector has the file, what does not fit it is refused with a code, and told', async () => {
  const path = newPath()
  const told: unknown[] = []
  const log = await openLog(path, { reportError: (error) => told.push(error) })
  const { store } = log
  const append = async () => log.append(testItem(await acceptTestReceipt()))
  await append()
  await store.checkWritable()
  const later = new Database(path)
  later.exec('alter table receipt add column later integer; pragma user_version = 99')
  later.close()
  const found = `expected a database of version ${MIGRATIONS.length} or less, found 99`
  const refusal = { code: 'store_newer', message: found, retryAfter: 5 }
  await expect(append()).rejects.toMatchObject(refusal)
  await expect(store.checkWritable()).rejects.toMatchObject(refusal)
  expect(told).toEqual([expect.objectContaining(refusal)])
  expect((await store.receipts.readHead('demo'))?.size).toBe(1)
  await store.close()
  expect(() => openSqlite(path)).toThrow(found)
})

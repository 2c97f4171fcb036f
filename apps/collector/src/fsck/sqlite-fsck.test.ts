import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../storage/open-store.ts'
import type { AppendItem } from '../storage/receipt-store.ts'
import { openSqlite } from '../storage/sqlite.ts'
import { growTestLog } from '../testing/grow-test-log.ts'
import { testErasure, testItem, testPublished } from '../testing/test-item.ts'
import { acceptTestReceipt } from '../testing/test-receipt.ts'
import { writeSqliteAsBefore } from '../testing/write-sqlite-as-before.ts'
import { describeFsck } from './describe-fsck.ts'
import { describeFsckAccesses } from './describe-fsck-accesses.ts'
import { describeFsckLogs } from './describe-fsck-logs.ts'
import { fsck } from './fsck.ts'
import type { FsckSubject } from './fsck-subject.ts'
import { openAudit } from './open-audit.ts'

let folder: string
let copies = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-fsck-'))
})
afterAll(() => rm(folder, { recursive: true }))

describeFsck('sqlite, as the version before writes it', () => openSubject('original.db'))
describeFsckAccesses('sqlite', () => openSubject(`accesses-${copies++}.db`))
describeFsckLogs('sqlite', () => openSubject(`logs-${copies++}.db`))

async function openSubject(name: string): Promise<FsckSubject> {
  const original = join(folder, name)
  const store = openSqlite(original)
  return {
    store,
    async filled() {
      await store.close()
      writeSqliteAsBefore(original)
    },
    async walk(statements, logKeys) {
      const copy = await copyOf(original)
      alter(join(copy, 'kvitto.db'), statements)
      return fsck({ database: { folder: copy }, logKeys })
    },
    async close() {},
  }
}

/** A data folder with a copy of the database. */
async function copyOf(original: string): Promise<string> {
  const data = join(folder, String(copies++))
  await mkdir(data)
  await copyFile(original, join(data, 'kvitto.db'))
  return data
}

function alter(path: string, statements: string[]): void {
  const database = new Database(path)
  database.pragma('foreign_keys = OFF')
  addFunctions(database)
  const triggers = database
    .prepare<[], string>("select name from sqlite_master where type = 'trigger'")
    .pluck()
  for (const name of triggers.all()) database.exec(`drop trigger ${name}`)
  for (const statement of statements) {
    const { changes } = database.prepare(statement).run()
    if (changes === 0) throw new Error('expected a row to change, found none')
  }
  database.close()
}

function addFunctions(database: Database.Database): void {
  database.function('bytes', (hex: string) => Buffer.from(hex, 'hex'))
  database.function('flipped', (blob: Buffer, at: number) => {
    const copy = Buffer.from(blob)
    copy[at] = (copy[at] ?? 0) ^ 1
    return copy
  })
  database.function('cut', (blob: Buffer, length: number) => blob.subarray(0, length))
  database.function('joined', (a: Buffer, b: Buffer) => Buffer.concat([a, b]))
}

test('the number of an answer and what it stands for are walked too', async () => {
  const original = join(folder, 'numbered.db')
  const store = openSqlite(original)
  const receipts = [
    await acceptTestReceipt(),
    await acceptTestReceipt({ decisions: { analytics: 'refused', marketing: 'refused' } }),
    await acceptTestReceipt({ decisions: {} }),
  ]
  await store.receipts.append(
    [
      testPublished({ purposes: ['analytics', 'marketing'] }),
      ...receipts.map((receipt) => testItem(receipt)),
    ],
    growTestLog,
  )
  await store.close()
  const walk = async (changes: string[]) => {
    const copy = await copyOf(original)
    alter(join(copy, 'kvitto.db'), changes)
    const { checks } = await fsck({ database: { folder: copy }, logKeys: [] })
    return checks.find(({ name }) => name === 'counts')?.status
  }
  expect(await walk([])).toBe('ok')
  const changes = [
    'update receipt set answers = 0 where idx = 2',
    'update receipt set answers = null where idx = 2',
    'update receipt set answers = 7 where idx = 2',
    "update answers set decided = replace(decided, 'refused', 'given') where id = 1",
    'update receipt set answers = 2 where idx = 2',
    "update answers set policy_version = 'x' where id = 1",
    'delete from answers where id = 1',
    // What has a number and rows would be counted twice.
    `insert into decided select site, 'marketing', 'refused', received_at, idx, policy_version
       from receipt where idx = 2`,
  ]
  for (const change of changes) expect([change, await walk([change])]).toEqual([change, 'failed'])
})

test('meanings that are no JSON', async () => {
  const copy = await copyOf(join(folder, 'original.db'))
  alter(join(copy, 'kvitto.db'), ["update policy set meanings = ''"])
  const { checks } = await fsck({ database: { folder: copy }, logKeys: [] })
  expect(checks.find(({ name }) => name === 'files')?.status).toBe('failed')
})

test('nothing is written, also while the database is in use', async () => {
  const data = await copyOf(join(folder, 'original.db'))
  const store = openSqlite(join(data, 'kvitto.db'))
  const database = new Database(join(data, 'kvitto.db'), { readonly: true })
  const before = database.pragma('data_version', { simple: true })
  const { checks } = await fsck({ database: { folder: data }, logKeys: [] })
  expect(checks.filter(({ status }) => status === 'failed')).toEqual([])
  expect(database.pragma('data_version', { simple: true })).toBe(before)
  database.close()
  await store.close()
})

test('sealed bodies are as they were when it began, whatever is erased or added meanwhile', async () => {
  const data = join(folder, 'sealed')
  await mkdir(data)
  const operatorKeys = [randomBytes(32)]
  const store = await openStore({
    databasePath: join(data, 'kvitto.db'),
    bodyKeysPath: join(data, 'body-keys.db'),
    operatorKeys,
    reportError: () => {},
  })
  const append = (item: AppendItem) => store.receipts.append([item], growTestLog)
  const [receipt, late] = [await acceptTestReceipt(), await acceptTestReceipt()]
  await append(testItem(receipt))
  const rows = await openAudit({ folder: data }, operatorKeys)
  await append(testItem(late))
  await append(testErasure(receipt.payload.subjectId, { 0: receipt }))
  const found: [string, string | undefined][] = []
  for await (const { text, sealed } of rows.receipts('demo')) found.push([text, sealed])
  expect(found).toEqual([[receipt.text, undefined]])
  await rows.close()
  await store.close()
})

test('a folder without a database, and a file that is none, are refused', async () => {
  const data = join(folder, 'none')
  await mkdir(data)
  const database = { folder: data }
  await expect(fsck({ database, logKeys: [] })).rejects.toThrow()
  await writeFile(join(data, 'kvitto.db'), 'hello')
  await expect(fsck({ database, logKeys: [] })).rejects.toThrow()
})

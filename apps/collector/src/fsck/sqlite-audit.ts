import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { WrappedKey } from '../bodies/body-cipher.ts'
import type { HeadRow } from '../storage/head-row.ts'
import { splitHashes } from '../storage/join-hashes.ts'
import type { SignedHead } from '../storage/receipt-store.ts'
import { MIGRATIONS } from '../storage/sqlite.ts'
import { readHead } from '../storage/sqlite-head.ts'
import { auditQueries } from './audit-queries.ts'
import type { AuditRows, DecidedRow } from './audit-rows.ts'
import { listHeads, sitesOf } from './logs-of-site.ts'

const queries = auditQueries('?')

/**
 * Opens the file, and that of sealed keys beside it, to read alone: a running collector goes on. Throws
 * where there is no such database.
 */
export function openSqliteAudit(path: string): AuditRows {
  const database = new Database(path, { readonly: true, fileMustExist: true })
  // A key is there before any body that it seals, and longer: no file tells of both at one moment.
  const keysPath = join(dirname(path), 'body-keys.db')
  const keysBefore = openBodyKeys(keysPath)
  const version = beginReading(database)
  if (version !== MIGRATIONS.length) {
    database.close()
    keysBefore?.close()
    throw new Error(`expected a database of version ${MIGRATIONS.length}, found ${version}`)
  }
  const head = readHead(database)
  const keysAfter = openBodyKeys(keysPath)
  return {
    ...logRows(database),
    ...receiptRows(database),
    ...publishedRows(database),
    head: async (site) => head(site),
    witnessed: async (site) => database.prepare<[string], SignedHead>(queries.witnessed).get(site),
    logs: async (site) =>
      listHeads(database.prepare<[string], HeadRow>(queries.closed).all(site), head(site)),
    logNames: async () => database.prepare<[], string>(queries.logNames).pluck().all(),
    sites: async () => sitesOf(database.prepare<[], string>(queries.sites).pluck().all()),
    setting: getText(database, queries.setting),
    bodyKey: async (site, id) =>
      keysBefore?.bodyKey.get(site, id) ?? keysAfter?.bodyKey.get(site, id),
    async close() {
      for (const each of [database, keysBefore, keysAfter]) each?.close()
    },
  }
}

/** What is committed after this is not seen: the first read, here of the version, fixes what is. */
function beginReading(database: Database.Database): number {
  database.exec('begin')
  return Number(database.pragma('user_version', { simple: true }))
}

/** Sealed data keys have a file of their own, read as it is now; undefined where nothing was ever sealed. */
function openBodyKeys(path: string) {
  if (!existsSync(path)) return undefined
  const database = new Database(path, { readonly: true })
  beginReading(database)
  return {
    bodyKey: database.prepare<[string, string], WrappedKey>(queries.bodyKey),
    close: () => database.close(),
  }
}

function logRows(database: Database.Database) {
  type Tile = { hashes: Buffer; root: Buffer }
  const tile = database.prepare<[string, number, number], Tile>(
    'select hashes, root from tile where site = ? and level = ? and n = ?',
  )
  return {
    entries: streamBySite(database, queries.entries),
    records: streamBySite(database, queries.records),
    tilePositions: streamBySite(database, queries.tilePositions),
    tile: async (site, { level, n }) => {
      const row = tile.get(site, level, n)
      return row && { hashes: splitHashes(row.hashes), root: row.root }
    },
  } satisfies Partial<AuditRows>
}

function receiptRows(database: Database.Database) {
  return {
    receipts: streamBySite(database, queries.receipts),
    decided: (site) => decided(database, site),
    ended: streamBySite(database, queries.ended),
    accesses: streamBySite(database, queries.accesses),
    grantCounts: streamBySite(database, queries.grantCounts),
    erasures: streamBySite(database, queries.erasures),
    erased: streamBySite(database, queries.erased),
  } satisfies Partial<AuditRows>
}

/** Rows, and what the numbers of receipts stand for. */
const DECIDED = `
  select idx as "index", purpose, decision, received_at as "receivedAt",
    policy_version as "policyVersion", null as answer from decided where site = ?
  union all
  select r.idx, '', '', r.received_at, a.policy_version, a.decided
  from receipt r join answers a on a.site = r.site and a.id = r.answers where r.site = ?
  order by "index"`

async function* decided(database: Database.Database, site: string): AsyncGenerator<DecidedRow> {
  type Row = DecidedRow & { answer: string | null }
  const rows = database.prepare<[string, string], Row>(DECIDED).iterate(site, site)
  for (const { answer, ...row } of rows) {
    if (answer === null) yield row
    // Empty where a receipt decides nothing.
    for (const pair of answer ? answer.split(' ') : []) {
      const [purpose = '', decision = ''] = pair.split('=')
      yield { ...row, purpose, decision }
    }
  }
}

function publishedRows(database: Database.Database) {
  return {
    publications: streamBySite(database, queries.publications),
    policies: streamAll(database, queries.policies),
    policy: getOne(database, queries.policy),
    builds: streamAll(database, queries.builds),
    manifest: getText(database, queries.manifest),
    files: streamAll(database, queries.files),
    scripts: streamAll(database, queries.scripts),
  } satisfies Partial<AuditRows>
}

function streamBySite<Row>(database: Database.Database, sql: string) {
  const statement = () => database.prepare<[string], Row>(sql)
  return async function* (site: string): AsyncGenerator<Row> {
    yield* statement().iterate(site)
  }
}

function streamAll<Row>(database: Database.Database, sql: string) {
  return async function* (): AsyncGenerator<Row> {
    yield* database.prepare<[], Row>(sql).iterate()
  }
}

function getOne<Row>(database: Database.Database, sql: string) {
  const statement = database.prepare<[string], Row>(sql)
  return async (key: string) => statement.get(key)
}

function getText(database: Database.Database, sql: string) {
  const statement = database.prepare<[string], string>(sql).pluck()
  return async (key: string) => statement.get(key)
}

import Database from 'better-sqlite3'
import { splitHashes } from '../storage/join-hashes.ts'
import { MIGRATIONS } from '../storage/sqlite.ts'
import { readHead } from '../storage/sqlite-head.ts'
import type { AuditRows } from './audit-rows.ts'

/** Opens the file to read alone: a running collector goes on. Throws where there is no such database. */
export function openSqliteAudit(path: string): AuditRows {
  const database = new Database(path, { readonly: true, fileMustExist: true })
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version !== MIGRATIONS.length) {
    database.close()
    throw new Error(`expected a database of version ${MIGRATIONS.length}, found ${version}`)
  }
  // What is committed after this is not seen.
  database.exec('begin')
  const head = readHead(database)
  return {
    ...logRows(database),
    ...receiptRows(database),
    ...publishedRows(database),
    head: async (site) => head(site),
    async sites() {
      const union = SITED.map((table) => `select site from ${table}`).join(' union ')
      return database.prepare<[], string>(`${union} order by site`).pluck().all()
    },
    async setting(name) {
      const select = database.prepare<[string], string>('select value from setting where name = ?')
      return select.pluck().get(name)
    },
    async close() {
      database.close()
    },
  }
}

const SITED = ['site', 'head', 'entry', 'tile', 'receipt', 'decided', 'ended', 'publication']

function logRows(database: Database.Database) {
  type Tile = { hashes: Buffer; root: Buffer }
  const tile = database.prepare<[string, number, number], Tile>(
    'select hashes, root from tile where site = ? and level = ? and n = ?',
  )
  return {
    entries: streamBySite(
      database,
      `select idx as "index", kind, received_at as receivedAt, stands_for as standsFor,
       leaf_hash as leafHash from entry where site = ? order by idx`,
    ),
    tilePositions: streamBySite(database, 'select level, n from tile where site = ?'),
    tile: async (site, { level, n }) => {
      const row = tile.get(site, level, n)
      return row && { hashes: splitHashes(row.hashes), root: row.root }
    },
  } satisfies Partial<AuditRows>
}

function receiptRows(database: Database.Database) {
  return {
    receipts: streamBySite(
      database,
      `select idx as "index", receipt_id as receiptId, subject_id as subjectId, hash,
       policy_version as policyVersion, received_at as receivedAt, trust, receipt as text
       from receipt where site = ? order by idx`,
    ),
    decided: streamBySite(
      database,
      `select idx as "index", purpose, decision, received_at as receivedAt,
       policy_version as policyVersion from decided where site = ? order by idx`,
    ),
    ended: streamBySite(
      database,
      'select idx as "index", hash from ended where site = ? order by idx',
    ),
    grantCounts: streamBySite(
      database,
      'select day, policy_version as policyVersion, n from grant_count where site = ?',
    ),
  } satisfies Partial<AuditRows>
}

function publishedRows(database: Database.Database) {
  const columns =
    'policy_version as policyVersion, effective_at as effectiveAt, bytes, meanings from policy'
  return {
    publications: streamBySite(
      database,
      `select idx as "index", policy_version as policyVersion, published_at as publishedAt,
       effective_at as effectiveAt from publication where site = ? order by idx`,
    ),
    policies: streamAll(database, `select ${columns} order by policy_version`),
    policy: getOne(database, `select ${columns} where policy_version = ?`),
    builds: streamAll(database, 'select build as name, manifest as text from build'),
    manifest: async (build) =>
      database
        .prepare<[string], string>('select manifest from build where build = ?')
        .pluck()
        .get(build),
    files: streamAll(database, 'select hash as name, bytes from build_file'),
    scripts: streamAll(database, 'select hash as name, script as text from script'),
  } satisfies Partial<AuditRows>
}

/** The columns are named as the row's members: the query is the mapping. */
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

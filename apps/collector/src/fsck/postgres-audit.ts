import pg from 'pg'
import type { HeadRow } from '../storage/head-row.ts'
import { splitHashes } from '../storage/join-hashes.ts'
import type { Query } from '../storage/postgres-database.ts'
import { readHead } from '../storage/postgres-head.ts'
import { MIGRATIONS } from '../storage/postgres-migrate.ts'
import { type TextOrBody, textOf } from '../storage/postgres-stored.ts'
import { getTypeParser } from '../storage/postgres-types.ts'
import type { SignedHead } from '../storage/receipt-store.ts'
import { auditQueries } from './audit-queries.ts'
import type { AuditRows, ReceiptRow } from './audit-rows.ts'
import { listHeads, sitesOf } from './logs-of-site.ts'

const queries = auditQueries('$1')
/** Rows that a stream asks for at once. */
const FETCHED = 500

/** Connects to read alone: running collectors go on. Throws where there is no such database. */
export async function openPostgresAudit(url: string): Promise<AuditRows> {
  const client = new pg.Client({ connectionString: url, types: { getTypeParser } })
  // A lost connection fails the query under way; without a listener it would end this process.
  client.on('error', () => {})
  await client.connect()
  try {
    // One view: what is committed after the first query is not seen.
    await client.query('begin isolation level repeatable read read only')
    const rows = postgresAudit(client)
    await checkVersion(client)
    return rows
  } catch (error) {
    await client.end()
    throw error
  }
}

/** The rows as they are in the client's open transaction. */
export function postgresAudit(client: pg.Client): AuditRows {
  const query = queryOn(client)
  return {
    ...logRows(client),
    ...receiptRows(client),
    ...publishedRows(client),
    head: (site) => readHead(query, site),
    witnessed: async (site) => (await query<SignedHead>(queries.witnessed, [site]))[0],
    logs: async (site) =>
      listHeads(await query<HeadRow>(queries.closed, [site]), await readHead(query, site)),
    async logNames() {
      return (await query<{ site: string }>(queries.logNames)).map(({ site }) => site)
    },
    async sites() {
      return sitesOf((await query<{ site: string }>(queries.sites)).map(({ site }) => site))
    },
    async setting(name) {
      return (await query<{ value: string }>(queries.setting, [name]))[0]?.value
    },
    close: () => client.end(),
  }
}

async function checkVersion(client: pg.Client): Promise<void> {
  const query = queryOn(client)
  const [row] = await query<{ version: number | null }>(
    'select max(version) as version from migration',
  )
  if (row?.version === MIGRATIONS.length) return
  throw new Error(`expected a database of version ${MIGRATIONS.length}, found ${row?.version}`)
}

function logRows(client: pg.Client) {
  type Tile = { hashes: Buffer; root: Buffer }
  return {
    entries: streamBySite(client, queries.entries),
    records: streamBySite(client, queries.records),
    tilePositions: streamBySite(client, queries.tilePositions),
    tile: async (site, { level, n }) => {
      const sql = 'select hashes, root from tile where site = $1 and level = $2 and n = $3'
      const [row] = await queryOn(client)<Tile>(sql, [site, level, n])
      return row && { hashes: splitHashes(row.hashes), root: row.root }
    },
  } satisfies Partial<AuditRows>
}

function receiptRows(client: pg.Client) {
  return {
    receipts: (site) => receipts(client, site),
    decided: streamBySite(client, DECIDED),
    ended: streamBySite(client, queries.ended),
    accesses: streamBySite(client, queries.accesses),
    grantCounts: streamBySite(client, queries.grantCounts),
    erasures: streamBySite(client, queries.erasures),
    erased: streamBySite(client, queries.erased),
    bodyKey: async (site, id) => (await queryOn(client)<never>(queries.bodyKey, [site, id]))[0],
  } satisfies Partial<AuditRows>
}

async function* receipts(client: pg.Client, site: string): AsyncGenerator<ReceiptRow> {
  type Row = Omit<ReceiptRow, 'text'> & TextOrBody
  for await (const { receipt, body, ...row } of stream<Row>(client, RECEIPTS, [site])) {
    yield { ...row, text: textOf({ receipt, body }) }
  }
}

const RECEIPTS = queries.receipts.replace('receipt as text', 'receipt, body')
/** Rows, and what the numbers of receipts stand for. */
const DECIDED = `${queries.decided.replace(/order by.*/, '')}
  union all
  select r.idx, split_part(d, '=', 1), split_part(d, '=', 2), r.received_at, a.policy_version
  from receipt r join answers a on a.site = r.site and a.id = r.answers
  cross join lateral string_to_table(a.decided, ' ') d where r.site = $1
  order by "index"`

function publishedRows(client: pg.Client) {
  const query = queryOn(client)
  return {
    publications: streamBySite(client, queries.publications),
    policies: () => stream(client, queries.policies),
    policy: async (policyVersion) => (await query<never>(queries.policy, [policyVersion]))[0],
    builds: () => stream(client, queries.builds),
    async manifest(build) {
      return (await query<{ manifest: string }>(queries.manifest, [build]))[0]?.manifest
    },
    files: () => stream(client, queries.files),
    scripts: () => stream(client, queries.scripts),
  } satisfies Partial<AuditRows>
}

function queryOn(client: pg.Client): Query {
  return async <Row extends object>(text: string, values?: readonly unknown[]) =>
    (await client.query<Row & pg.QueryResultRow>(text, values && [...values])).rows
}

function streamBySite<Row extends object>(client: pg.Client, sql: string) {
  return (site: string) => stream<Row>(client, sql, [site])
}

let cursors = 0

/** By a cursor, so that a table of any length fits; several may be open side by side. */
async function* stream<Row extends object>(
  client: pg.Client,
  sql: string,
  values: unknown[] = [],
): AsyncGenerator<Row> {
  const query = queryOn(client)
  const name = `audit_${cursors++}`
  await query(`declare ${name} no scroll cursor for ${sql}`, values)
  try {
    for (;;) {
      const rows = await query<Row>(`fetch ${FETCHED} from ${name}`)
      if (rows.length === 0) return
      yield* rows
    }
  } finally {
    await query(`close ${name}`)
  }
}

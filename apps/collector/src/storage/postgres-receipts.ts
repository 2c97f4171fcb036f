import { dayOf } from './day-of.ts'
import { type AlikeRow, countQuery, toCounts } from './decision-counts.ts'
import { postgresAppend } from './postgres-append.ts'
import type { PostgresDatabase } from './postgres-database.ts'
import { listErasures } from './postgres-erase.ts'
import { findReceipts } from './postgres-find.ts'
import { readHead } from './postgres-head.ts'
import { type PostgresReceipt, STORED, toStored } from './postgres-stored.ts'
import { readTile } from './postgres-tile.ts'
import { postgresTurns } from './postgres-turns.ts'
import { postgresWitnessed } from './postgres-witnessed.ts'
import type { EntryKind, ReceiptStore } from './receipt-store.ts'

type EntryRow = { kind: EntryKind; received_at: number; stands_for: Buffer }

/** The `ReceiptStore` contract on PostgreSQL, which several collectors may share. */
export function postgresReceipts(database: PostgresDatabase): ReceiptStore {
  const { query } = database
  return {
    append: postgresAppend(database),
    async getReceipt(site, receiptId) {
      const [row] = await query<PostgresReceipt>(
        `select ${STORED} from receipt t where site = $1 and receipt_id = $2`,
        [site, receiptId],
      )
      return row && toStored(row)
    },
    async getReceiptsByHash(site, hashes) {
      const rows = await query<PostgresReceipt>(
        `select ${STORED} from receipt t where site = $1 and hash = any($2)`,
        [site, hashes],
      )
      return rows.map(toStored)
    },
    async listReceiptsEnding(site, hashes, { limit, after = -1, isNewestFirst }) {
      const order = isNewestFirst ? 'desc' : 'asc'
      const rows = await query<PostgresReceipt>(
        `select ${STORED} from
         (select distinct idx from ended where site = $1 and hash = any($2) and idx > $4
          order by idx ${order} limit $3) e
         join receipt t on t.site = $1 and t.idx = e.idx order by t.idx ${order}`,
        [site, hashes, limit, after],
      )
      return rows.map(toStored)
    },
    findReceipts: (site, filter, page) => findReceipts(query, site, filter, page),
    async listBySubject(site, subjectId, limit) {
      const rows = await query<PostgresReceipt>(
        `select ${STORED} from receipt t where site = $1 and subject_id = $2
         order by received_at, idx limit $3`,
        [site, subjectId, limit],
      )
      return rows.map(toStored)
    },
    listErasures: (site, filter, page) => listErasures(query, site, { ...filter, ...page }),
    async countUnknownVersions(site, at) {
      const [row] = await query<{ n: number }>(
        `select coalesce(sum(n), 0) as n from grant_count c where site = $1 and day = $2 and not exists
         (select from publication p where p.site = c.site and p.policy_version = c.policy_version)`,
        [site, dayOf(Date.parse(at))],
      )
      return row?.n ?? 0
    },
    async countDecisions(site, { from, to }) {
      return toCounts(await query<AlikeRow>(countQuery('$1', '$2', '$3'), [site, from, to]))
    },
    ...postgresWitnessed(query),
    readHead: (site) => readHead(query, site),
    readTile: (log, level, n, width) => readTile(query, log, { level, n, width }),
    ...postgresTurns(database),
    async listEntries(site, from, count) {
      const rows = await query<EntryRow>(
        `select kind, received_at, stands_for from entry
         where site = $1 and idx >= $2 and idx < $3 order by idx`,
        [site, from, from + count],
      )
      return rows.map((row) => ({
        kind: row.kind,
        receivedAt: new Date(row.received_at).toISOString(),
        standsFor: row.stands_for,
      }))
    },
  }
}

import type { Id } from '@kvitto/core'
import type { Database } from 'better-sqlite3'
import { dayOf } from './day-of.ts'
import { type AlikeRow, countQuery, type Span, toCounts } from './decision-counts.ts'
import { type ReceiptRow, toStored } from './receipt-row.ts'
import type { EntryKind, ReceiptStore } from './receipt-store.ts'
import { sqliteAppend } from './sqlite-append.ts'
import { sqliteErasures } from './sqlite-erase.ts'
import { sqliteFind } from './sqlite-find.ts'
import { readHead } from './sqlite-head.ts'
import type { Journal } from './sqlite-journal.ts'
import { readTile } from './sqlite-tile.ts'
import { sqliteTurns } from './sqlite-turns.ts'
import { sqliteWitnessed } from './sqlite-witnessed.ts'

type Named = { site: Id; hashes: string }
type EntryRow = { kind: EntryKind; received_at: number; stands_for: Buffer }

/** The `ReceiptStore` contract on one SQLite database. */
export function sqliteReceipts(database: Database, journal: Journal): ReceiptStore {
  const append = sqliteAppend(database)
  const find = sqliteFind(database)
  const head = readHead(database)
  const tile = readTile(database)
  const turns = sqliteTurns(database)
  const byId = database.prepare<[Id, string], ReceiptRow>(
    'select * from receipt where site = ? and receipt_id = ?',
  )
  const byHash = database.prepare<Named, ReceiptRow>(
    `select r.* from json_each(@hashes) h join receipt r on r.site = @site and r.hash = h.value`,
  )
  const prepareEnding = (order: 'asc' | 'desc') =>
    database.prepare<Named & Record<'limit' | 'after', number>, ReceiptRow>(
      `select r.* from receipt r where r.site = @site and r.idx in
       (select e.idx from json_each(@hashes) h join ended e
        on e.site = @site and e.hash = h.value and e.idx > @after)
       order by r.idx ${order} limit @limit`,
    )
  const [ending, newestEnding] = [prepareEnding('asc'), prepareEnding('desc')]
  const bySubject = database.prepare<[Id, string, number], ReceiptRow>(
    'select * from receipt where site = ? and subject_id = ? order by received_at, idx limit ?',
  )
  const countUnknown = database
    .prepare<[Id, number], number>(
      `select coalesce(sum(n), 0) from grant_count c where site = ? and day = ? and not exists
       (select 1 from publication p where p.site = c.site and p.policy_version = c.policy_version)`,
    )
    .pluck()
  const counts = database.prepare<[Span & { site: Id }], AlikeRow>(
    countQuery('@site', '@from', '@to'),
  )
  const entries = database.prepare<[Id, number, number], EntryRow>(
    `select kind, received_at, stands_for from entry
     where site = ? and idx >= ? and idx < ? order by idx`,
  )

  return {
    async append(items, grow) {
      const outcomes = append(items, grow)
      const isRemoving = items.some(
        (item, position) =>
          item.kind === 'erasure' &&
          item.erasure.receipts.length > 0 &&
          outcomes[position]?.outcome === 'appended',
      )
      if (isRemoving) journal.empty()
      return outcomes
    },
    async getReceipt(site, receiptId) {
      const row = byId.get(site, receiptId)
      return row && toStored(row)
    },
    getReceiptsByHash: async (site, hashes) =>
      byHash.all({ site, hashes: JSON.stringify(hashes) }).map(toStored),
    async listReceiptsEnding(site, hashes, { limit, after = -1, isNewestFirst }) {
      const statement = isNewestFirst ? newestEnding : ending
      return statement.all({ site, hashes: JSON.stringify(hashes), limit, after }).map(toStored)
    },
    findReceipts: async (site, filter, page) => find(site, filter, page),
    listBySubject: async (site, subjectId, limit) =>
      bySubject.all(site, subjectId, limit).map(toStored),
    listErasures: sqliteErasures(database),
    countUnknownVersions: async (site, at) => countUnknown.get(site, dayOf(Date.parse(at))) ?? 0,
    countDecisions: async (site, span) => toCounts(counts.all({ site, ...span })),
    ...sqliteWitnessed(database),
    readHead: async (site) => head(site),
    readTile: async (log, level, n, width) => tile(log, level, n, width),
    ...turns,
    async removeReceipts(site, receipts) {
      await turns.removeReceipts(site, receipts)
      journal.empty()
    },
    listEntries: async (site, from, count) =>
      entries.all(site, from, from + count).map((row) => ({
        kind: row.kind,
        receivedAt: new Date(row.received_at).toISOString(),
        standsFor: row.stands_for,
      })),
  }
}

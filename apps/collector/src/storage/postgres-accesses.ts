import type { Id } from '@kvitto/core'
import { accessLogOf, type LogId } from '../log/log-id.ts'
import { type AccessRow, spanOf, toAccess } from './access-row.ts'
import { type AccessStore, MOST_TAKEN } from './access-store.ts'
import {
  type AccessBatch,
  batchOf,
  type GrownAccessLog,
  growAccessLogs,
  type Taken,
  takeAccesses,
} from './grow-access-logs.ts'
import { joinHashes } from './join-hashes.ts'
import type { PostgresDatabase, Query } from './postgres-database.ts'
import { addHeads, tryLockHeads } from './postgres-head.ts'
import { insertRows, type Row } from './postgres-rows.ts'
import { insertTiles } from './postgres-tile.ts'
import type { GrowLog } from './receipt-store.ts'

/** The `AccessStore` contract on PostgreSQL, which several collectors may share. */
export function postgresAccesses({ query, transact }: PostgresDatabase): AccessStore {
  return {
    append: (accesses, grow) => transact((within) => appendOnce(within, batchOf(accesses), grow)),
    async listWaiting() {
      const rows = await query<{ site: Id }>('select distinct site from access where idx is null')
      return rows.map(({ site }) => site)
    },
    takeWaiting: (site, grow) =>
      transact((within) => appendOnce(within, { sites: [site], accesses: [] }, grow)),
    async remove(site, below, most) {
      const gone = await query(
        `delete from access where site = $1 and id in
         (select id from access where site = $1 and idx < $2 order by idx limit $3) returning id`,
        [site, below, most],
      )
      return gone.length
    },
    async list(site, filter, page) {
      const { from, to, at, id } = spanOf(filter, page)
      const rows = await query<AccessRow>(
        `select * from access where site = $1 and at >= $2 and at < $3
         and (at, id) < ($4::bigint, $5::bigint) order by at desc, id desc limit $6`,
        [site, from, to, at, id, page.limit],
      )
      return rows.map(toAccess)
    },
  }
}

async function appendOnce(query: Query, batch: AccessBatch, grow: GrowLog): Promise<boolean> {
  const { sites, accesses } = batch
  const logs = sites.map(accessLogOf)
  // Sent together: what comes after the lock sees what its earlier holders have taken.
  const [heads, rows] = await Promise.all([
    tryLockHeads(query, logs),
    query<AccessRow>(
      `select * from access where idx is null and site = any($1::text[]) order by id limit $2`,
      [sites, MOST_TAKEN],
    ),
  ])
  if (!heads) {
    await addHeads(query, logs)
    return appendOnce(query, batch, grow)
  }
  const { taken, isWritten } = takeAccesses(rows.map(toAccess), accesses)
  const grown = growAccessLogs(taken, (log) => heads.get(log), grow)
  write(query, grown)
  return isWritten
}

function write(query: Query, grown: readonly GrownAccessLog<Taken>[]): void {
  const all = grown.flatMap(({ log, added }) => added.map((one) => ({ log, ...one })))
  const fresh = all.filter(({ access }) => access.id === undefined)
  const tables = new Map([
    ['entry', all.map(toEntryRow)],
    ['head', grown.map(toHeadRow)],
  ])
  if (fresh.length > 0) tables.set('access', fresh.map(toAccessRow))
  insertRows(query, { tables })
  const known = all.filter(({ access }) => access.id !== undefined)
  query(
    `update access a set idx = n.idx
     from unnest($1::text[], $2::bigint[], $3::bigint[]) as n (site, id, idx)
     where a.site = n.site and a.id = n.id`,
    [
      known.map(({ access }) => access.site),
      known.map(({ access }) => access.id),
      known.map(({ index }) => index),
    ],
  )
  for (const { log, tiles } of grown) insertTiles(query, { site: log, head: undefined }, tiles)
}

type Added = GrownAccessLog<Taken>['added'][number]

function toEntryRow({ log, index, entry }: Added & { log: LogId }): Row {
  const { kind, receivedAt, standsFor, leafHash } = entry
  const hashes = { stands_for: standsFor, leaf_hash: leafHash }
  return { site: log, idx: index, kind, received_at: Date.parse(receivedAt), ...hashes }
}

function toHeadRow({ log, head }: GrownAccessLog<Taken>): Row {
  const { size, range, checkpoint } = head
  return { site: log, size, range: joinHashes(range), checkpoint }
}

function toAccessRow({ index, access }: Added): Row {
  const { site, at, tokenId, query, found, filterHash } = access
  const asked = { token_id: tokenId, query, found, filter_hash: filterHash }
  return { site, idx: index, at: Date.parse(at), ...asked }
}

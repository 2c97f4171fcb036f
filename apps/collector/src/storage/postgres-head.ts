import type { Id } from '@kvitto/core'
import { type HeadRow, toHead } from './head-row.ts'
import type { Query } from './postgres-database.ts'
import type { LogHead } from './receipt-store.ts'

const LOCK = `select site, size, range, checkpoint, generation, first, is_closed from head where site = any($1::text[])
  order by site for update`

/** The last committed head. */
export async function readHead(query: Query, site: Id): Promise<LogHead | undefined> {
  const [row] = await query<HeadRow>('select * from head where site = $1', [site])
  return row && headOf(row)
}

/**
 * Locks the heads of these logs until the transaction ends and reads them as they are then. Always in
 * one order, so that two transactions with several logs do not wait for each other. Undefined where
 * one has no row yet.
 */
export async function tryLockHeads(
  query: Query,
  sites: readonly Id[],
): Promise<Map<Id, LogHead | undefined> | undefined> {
  const rows = await query<HeadRow & { site: Id }>(LOCK, [sites], 'lock heads')
  if (rows.length < sites.length) return undefined
  return new Map(rows.map((row) => [row.site, headOf(row)]))
}

/** A log without entries has no row to lock: of two that add it, one waits here for the other. */
export async function addHeads(query: Query, sites: readonly Id[]): Promise<void> {
  await query(
    `insert into head select site, 0, '', '' from unnest($1::text[]) as new (site) order by site collate "C"
     on conflict do nothing`,
    [sites],
  )
}

/** The row of a log without entries is there to be locked. */
function headOf(row: HeadRow): LogHead | undefined {
  return row.size > 0 ? toHead(row) : undefined
}

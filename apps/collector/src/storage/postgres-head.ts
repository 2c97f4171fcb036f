import type { Id } from '@kvitto/core'
import { splitHashes } from './join-hashes.ts'
import type { Query } from './postgres-database.ts'
import type { LogHead } from './receipt-store.ts'

interface HeadRow {
  site: Id
  size: number
  range: Buffer
  checkpoint: string
}

/** The last committed head. */
export async function readHead(query: Query, site: Id): Promise<LogHead | undefined> {
  const [row] = await query<HeadRow>('select * from head where site = $1', [site])
  return row && toHead(row)
}

/**
 * Locks the heads of these logs until the transaction ends and reads them as they are then. Always in
 * one order, so that two transactions with several logs do not wait for each other.
 */
export async function lockHeads(
  query: Query,
  sites: readonly Id[],
): Promise<Map<Id, LogHead | undefined>> {
  const lock = () =>
    query<HeadRow>('select * from head where site = any($1) order by site for update', [sites])
  let rows = await lock()
  if (rows.length < sites.length) {
    // A log without entries has no row to lock: of two that add it, one waits here for the other.
    await query(
      `insert into head select site, 0, '', '' from unnest($1::text[]) as new (site) order by site collate "C"
       on conflict do nothing`,
      [sites],
    )
    rows = await lock()
  }
  return new Map(rows.map((row) => [row.site, toHead(row)]))
}

function toHead({ size, range, checkpoint }: HeadRow): LogHead | undefined {
  return size > 0 ? { size, range: splitHashes(range), checkpoint } : undefined
}

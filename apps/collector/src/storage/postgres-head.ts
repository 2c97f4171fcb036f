import type { Id } from '@kvitto/core'
import { splitHashes } from './join-hashes.ts'
import type { Query } from './postgres-database.ts'
import type { LogHead } from './receipt-store.ts'

const LOCK = `select site, size, range, checkpoint from head where site = any($1::text[])
  order by site for update`

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
 * one order, so that two transactions with several logs do not wait for each other. Undefined where
 * one has no row yet.
 */
export async function tryLockHeads(
  query: Query,
  sites: readonly Id[],
): Promise<Map<Id, LogHead | undefined> | undefined> {
  const rows = await query<HeadRow>(LOCK, [sites], 'lock heads')
  if (rows.length < sites.length) return undefined
  return new Map(rows.map((row) => [row.site, toHead(row)]))
}

/** A log without entries has no row to lock: of two that add it, one waits here for the other. */
export async function addHeads(query: Query, sites: readonly Id[]): Promise<void> {
  await query(
    `insert into head select site, 0, '', '' from unnest($1::text[]) as new (site) order by site collate "C"
     on conflict do nothing`,
    [sites],
  )
}

function toHead({ size, range, checkpoint }: HeadRow): LogHead | undefined {
  return size > 0 ? { size, range: splitHashes(range), checkpoint } : undefined
}

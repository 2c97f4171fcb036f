import type { Id } from '@kvitto/core'
import type { Database } from 'better-sqlite3'
import { splitHashes } from './join-hashes.ts'
import type { LogHead } from './receipt-store.ts'

/** Prepares the read of a log's head, which an append does in its own transaction. */
export function readHead(database: Database): (site: Id) => LogHead | undefined {
  const select = database.prepare<[Id], { size: number; range: Buffer; checkpoint: string }>(
    'select size, range, checkpoint from head where site = ?',
  )
  return (site) => {
    const row = select.get(site)
    return row && { size: row.size, range: splitHashes(row.range), checkpoint: row.checkpoint }
  }
}

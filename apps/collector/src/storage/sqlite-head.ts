import type { Id } from '@kvitto/core'
import type { Database } from 'better-sqlite3'
import { type HeadRow, toHead } from './head-row.ts'
import type { LogHead } from './receipt-store.ts'

/** Prepares the read of a log's head, which an append does in its own transaction. */
export function readHead(database: Database): (site: Id) => LogHead | undefined {
  const select = database.prepare<[Id], HeadRow>(
    'select size, range, checkpoint, generation, first, is_closed from head where site = ?',
  )
  return (site) => {
    const row = select.get(site)
    return row && toHead(row)
  }
}

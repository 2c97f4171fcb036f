import { splitHashes } from './join-hashes.ts'
import type { LogHead } from './receipt-store.ts'

/** What both databases are asked for of a log's head. */
export interface HeadRow {
  size: number
  range: Uint8Array
  checkpoint: string
  generation: number
  first: number
  /** SQLite has no booleans. */
  is_closed: boolean | number
}

export function toHead(row: HeadRow): LogHead {
  const { size, checkpoint, generation, first } = row
  const isClosed = Boolean(row.is_closed)
  const head = { size, range: splitHashes(row.range), checkpoint }
  return generation === 1 && !isClosed ? head : { ...head, turn: { generation, first, isClosed } }
}

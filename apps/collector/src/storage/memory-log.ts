import type { Hash } from '@kvitto/receipt'
import type { AccessEntry } from '../log/access-entry.ts'
import { type LogId, splitLogId, turnOf } from '../log/log-id.ts'
import type { AppendItem, FullTile, LogEntry, LogHead, LogRecord, Turned } from './receipt-store.ts'

/** Where a receipt was removed, what is left of it stands in its place. */
export type MemoryEntry = AppendItem | Turned | RemovedReceipt | AccessEntry

export interface RemovedReceipt extends LogEntry {
  kind: 'receipt'
  leafHash: Uint8Array
  receipt: undefined
  /** Of its id; nothing fits the one of a pruned receipt. */
  trace: Hash | null
  /** Index of the erasure that removed it. */
  erasure: number
  /** What its day's count goes on with; null where it gave nothing. */
  granted: Hash | null
}

/** One site's entries, through all its logs, and their heads. */
export interface MemoryLog {
  head: LogHead | undefined
  entries: MemoryEntry[]
  /** Roots of full tiles of the log that `head` is of: by level, then in order. */
  roots: Uint8Array[][]
  records: LogRecord[]
  closed: { head: LogHead; roots: Uint8Array[][] }[]
}

export function newLog(): MemoryLog {
  return { head: undefined, entries: [], roots: [], records: [], closed: [] }
}

export function setHead(log: MemoryLog, head: LogHead, tiles: readonly FullTile[]): void {
  for (const { level, n, root } of tiles) {
    log.roots[level] ??= []
    log.roots[level][n] = root
  }
  log.head = head
}

/** `ReceiptStore.readTile`. */
export function readTile(
  site: MemoryLog | undefined,
  { log, level, n, width }: { log: LogId; level: number; n: number; width: number },
): Uint8Array[] | undefined {
  const { generation } = splitLogId(log)
  const all = [...(site?.closed ?? []), { head: site?.head, roots: site?.roots ?? [] }]
  const found = all.find(({ head }) => turnOf(head).generation === generation)
  const { first } = turnOf(found?.head)
  const leaves = site?.entries.slice(first, first + (found?.head?.size ?? 0))
  const hashes = level === 0 ? leaves?.map(({ leafHash }) => leafHash) : found?.roots[level - 1]
  const part = hashes?.slice(n * 256, n * 256 + width) ?? []
  return part.length === width ? part : undefined
}

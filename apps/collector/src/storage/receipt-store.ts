import type { Id, Time } from '@kvitto/core'
import type { AcceptedReceipt, Hash, Trust } from '@kvitto/receipt'

/**
 * Receipts and the logs they stand in, one log per site. Append only: a stored receipt and a log
 * entry are never changed. Calls may run concurrently, from several processes.
 */
export interface ReceiptStore {
  /**
   * One transaction, all or nothing; resolves once durable, outcomes in the order of `items`.
   * Locks the head of each log concerned, then takes the items in turn: those that the outcome calls
   * `appended` get the next indexes, without gaps; the others write nothing. A receipt with a stored
   * `receiptId` is `known` (same hash) or a `conflict`; then, one whose `previous` is stored under
   * another subject is a `subject-mismatch`. A policy that is the site's newest publication, or a
   * build that the log already holds, is `known`. `grow` is called once per log, inside the
   * transaction; what it returns is written with the rows, and of every full tile also the hashes.
   */
  append(items: readonly AppendItem[], grow: GrowLog): Promise<AppendOutcome[]>

  getReceipt(site: Id, receiptId: string): Promise<StoredReceipt | undefined>
  /** Those that are stored, in any order. */
  getReceiptsByHash(site: Id, hashes: readonly Hash[]): Promise<StoredReceipt[]>
  /** Receipts, of whatever subject, that name one of `hashes` in `ends`; each once, the first of the log first. */
  listReceiptsEnding(site: Id, hashes: readonly Hash[], limit: number): Promise<StoredReceipt[]>
  /** Newest first by (receivedAt, index); what fits every field of the filter. */
  findReceipts(site: Id, filter: ReceiptFilter, page: Page): Promise<StoredReceipt[]>
  /** How many receipts that give something, of the UTC day of `at`, name a version that the site has not published. */
  countUnknownVersions(site: Id, at: Time): Promise<number>

  /** The log's last committed head; undefined while it is empty. */
  readHead(site: Id): Promise<LogHead | undefined>
  /**
   * The first `width` hashes of tile `n` at `level` (C2SP tlog-tiles: 256 hashes wide, each level
   * eight tree levels above the one before), or undefined if the log does not hold that many.
   */
  readTile(site: Id, level: number, n: number, width: number): Promise<Uint8Array[] | undefined>
  /** Entries `from` to `from + count - 1`, as far as there are any. */
  listEntries(site: Id, from: number, count: number): Promise<LogEntry[]>
}

export type EntryKind = 'receipt' | 'policy' | 'build'

export interface LogEntry {
  kind: EntryKind
  receivedAt: Time
  /** SHA-256 that the entry's last line holds. */
  standsFor: Uint8Array
}

interface Append extends LogEntry {
  site: Id
  leafHash: Uint8Array
}

export type AppendItem =
  | (Append & { kind: 'receipt'; receipt: AcceptedReceipt })
  | (Append & { kind: 'policy'; policy: PolicyBytes })
  | (Append & { kind: 'build' })

export interface PolicyBytes {
  policyVersion: Hash
  effectiveAt: Time
  /** Exact published bytes. */
  bytes: string
  meanings: Record<Id, Hash>
}

export type AppendOutcome =
  | { outcome: 'appended' | 'known'; index: number; receivedAt: Time; head: LogHead }
  | { outcome: 'conflict' }
  | { outcome: 'subject-mismatch' }

export interface LogHead {
  size: number
  /** The compact range of the tree: roots of its perfect subtrees, largest first. */
  range: Uint8Array[]
  /** Signed note over origin, size and root. */
  checkpoint: string
}

/** A tile of 256 hashes that the append completed, and the root above them. */
export interface FullTile {
  level: number
  n: number
  root: Uint8Array
}

/** Computes and signs the next head. Synchronous, so that it can run inside any transaction. */
export type GrowLog = (
  site: Id,
  head: LogHead | undefined,
  leafHashes: readonly Uint8Array[],
) => { head: LogHead; tiles: FullTile[] }

export interface StoredReceipt {
  index: number
  receivedAt: Time
  trust: Trust
  hash: Hash
  /** As posted: compact JWS, or the RFC 8785 text of `{"payload","trust"}`. */
  text: string
}

export interface ReceiptFilter {
  receiptId?: string | undefined
  subjectId?: string | undefined
  /** `from` ≤ receivedAt < `to`. */
  from?: Time | undefined
  to?: Time | undefined
  policyVersion?: Hash | undefined
  /** A purpose or service that the receipt decides, and how. */
  purpose?: Id | undefined
  decision?: 'given' | 'refused' | undefined
}

export interface Page {
  limit: number
  /** The last record of the page before. */
  after?: { receivedAt: Time; index: number } | undefined
}

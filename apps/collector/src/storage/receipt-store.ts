import type { Id, Time } from '@kvitto/core'
import type { AcceptedReceipt, ErasedBy, Hash, Receipt, Trust } from '@kvitto/receipt'
import type { LogId } from '../log/log-id.ts'
import type { DecisionCount, Span } from './decision-counts.ts'

/**
 * Receipts and the logs they stand in, one log per site. Append only: a stored receipt and a log
 * entry are never changed, and a receipt goes only with an entry that says so. An index counts the site's entries
 * through all its logs; in a log's own tiles and proofs it counts from the log's first. Calls may run concurrently, from several processes.
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
   *
   * An erasure removes the receipts that it lists, with every row that finds them; counts per day stay.
   * It is a `conflict` where one of them is not, or no longer, a receipt of its subject, or where an entry at
   * its `since` or later is `pruned` or an erasure that lists receipts; one that lists
   * none is `known` where that subject was erased by the same or by its own word before. An erased
   * receipt is `known`, or a `conflict`, as before. One that gives something of a subject that asked for
   * its erasure, or that was decided no later than the operator erased it, is `subject-erased`. One that gives, is not
   * stored, and is old enough to have gone with the site's newest `pruned` is `receipt-pruned`. What would be new to a site
   * whose last log is closed is `log-closed`.
   */
  append(items: readonly AppendItem[], grow: GrowLog): Promise<AppendOutcome[]>

  getReceipt(site: Id, receiptId: string): Promise<StoredReceipt | undefined>
  /** Those that are stored, in any order. */
  getReceiptsByHash(site: Id, hashes: readonly Hash[]): Promise<StoredReceipt[]>
  /** Receipts, of whatever subject, that name one of `hashes` in `ends`; each once, the first of the log first, unless asked otherwise. */
  listReceiptsEnding(site: Id, hashes: readonly Hash[], page: EndingPage): Promise<StoredReceipt[]>
  /** Newest first by (receivedAt, index); what fits every field of the filter. */
  findReceipts(site: Id, filter: ReceiptFilter, page: Page): Promise<StoredReceipt[]>
  /** Oldest first. */
  listBySubject(site: Id, subjectId: string, limit: number): Promise<StoredReceipt[]>

  /** Newest first: those of one subject, the one that removed a receipt, or all. */
  listErasures(site: Id, filter: ErasureFilter, page: ErasurePage): Promise<Erasure[]>

  /** How many receipts that give something, of the UTC day of `at`, name a version that the site has not published. */
  countUnknownVersions(site: Id, at: Time): Promise<number>
  /** How many of the site's receipts decide what, per day. Reads one index row a receipt of the span. */
  countDecisions(site: Id, span: Span): Promise<DecisionCount[]>

  /** The last committed head of the log that the site appends to; undefined while it is empty. */
  readHead(site: Id): Promise<LogHead | undefined>
  /** Of every log of the site that has entries, the oldest first; that of `readHead` is the last. */
  listHeads(site: Id): Promise<LogHead[]>
  /**
   * Ends the log that the site appends to, in one transaction that holds its head: `turn` gives the last entry
   * and, where there is to be one, the first of the next log. Where it gives nothing, nothing is written.
   */
  turnLog(site: Id, turn: TurnLog): Promise<void>
  /** What the entries of these kinds stand for, in their order. */
  listRecords(site: Id): Promise<LogRecord[]>
  /** The lowest index from which on something was received at that time or later; the next index where nothing was. */
  firstSince(site: Id, at: Time): Promise<number>
  /** Removes these receipts, with every row that finds them; those that are not there are passed over. */
  removeReceipts(site: Id, receipts: readonly PrunedBody[]): Promise<void>
  /** Removes what is left of receipts that were erased, below an index. */
  removeTraces(site: Id, below: number): Promise<void>
  /** The greatest checkpoint of a log that a witness cosigned, with the cosignatures. */
  readWitnessed(log: LogId): Promise<SignedHead | undefined>
  /** Keeps it, unless a greater one is kept. */
  putWitnessed(log: LogId, witnessed: SignedHead): Promise<void>
  /**
   * The first `width` hashes of tile `n` at `level` (C2SP tlog-tiles: 256 hashes wide, each level
   * eight tree levels above the one before), or undefined if the log does not hold that many.
   */
  readTile(log: LogId, level: number, n: number, width: number): Promise<Uint8Array[] | undefined>
  /** Entries `from` to `from + count - 1` of the site, through all its logs, as far as there are any. */
  listEntries(site: Id, from: number, count: number): Promise<LogEntry[]>
}

export type EntryKind = 'receipt' | 'policy' | 'build' | 'erasure' | 'access' | RecordKind
/** Entries that tell what became of a log. */
export type RecordKind = 'closed' | 'opened' | 'pruned'

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
  | (Append & { kind: 'erasure'; erasure: NewErasure })
  | (Append & { kind: 'pruned'; record: string })

export interface PolicyBytes {
  policyVersion: Hash
  effectiveAt: Time
  /** Exact published bytes. */
  bytes: string
  meanings: Record<Id, Hash>
}

export interface NewErasure {
  subjectId: string
  /** SHA-256 of `subjectId`: what is kept of it. */
  subject: Hash
  by: ErasedBy
  /** Receipts of this subject. */
  receipts: RemovedBody[]
  /** The site's next index when it was read what their removal would open. */
  since: number
  /** Exact bytes that the entry stands for. */
  bytes: string
}

/** What a receipt that is to go says; the store itself may not be able to read it. */
export interface RemovedBody extends Pick<Receipt, 'decisions' | 'services' | 'ends'> {
  index: number
}

export interface PrunedBody extends RemovedBody {
  subjectId: string
}

export type AppendOutcome =
  | { outcome: 'appended' | 'known'; index: number; receivedAt: Time; head: LogHead }
  | { outcome: 'conflict' }
  | { outcome: 'subject-mismatch' }
  | { outcome: 'subject-erased' }
  | { outcome: 'receipt-pruned' }
  | { outcome: 'log-closed' }

export interface SignedHead {
  size: number
  /** Signed note over origin, size and root. */
  checkpoint: string
}

export interface LogHead extends SignedHead {
  /** The compact range of the tree: roots of its perfect subtrees, largest first. */
  range: Uint8Array[]
  /** Absent of a site's first log while it is open. */
  turn?: LogTurn
}

/** The place of a log among those of its site. */
export interface LogTurn {
  /** 1, and one more for each that succeeds. */
  generation: number
  /** Index, in the site's entries through all its logs, of this one's first. */
  first: number
  /** It takes no more entries. */
  isClosed: boolean
}

/** Synchronous, so that it can run inside any transaction. */
export type TurnLog = (head: LogHead | undefined) => { last: Turned; first?: Turned } | undefined

/** An entry that ends or begins a log, and the log's head with it. */
export interface Turned extends LogEntry {
  kind: 'closed' | 'opened'
  leafHash: Uint8Array
  /** Exact bytes that the entry stands for. */
  record: string
  head: LogHead
  tiles: FullTile[]
}

export interface LogRecord {
  kind: RecordKind
  /** Of its entry in the site's entries, through all its logs. */
  index: number
  receivedAt: Time
  /** Exact bytes that the entry stands for. */
  record: string
  /** The log's, as it was signed with the entry; empty for `pruned`. */
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

export interface EndingPage {
  limit: number
  /** Index of the last of the page before; of those that begin with the first. */
  after?: number | undefined
  /** The last of the log first. */
  isNewestFirst?: boolean
}

export interface Erasure {
  /** Of its entry in the site's log. */
  index: number
  erasedAt: Time
  /** SHA-256 of the subject's id. */
  subject: Hash
  by: ErasedBy
  /** Exact bytes that the entry stands for: an `ErasureRecord`. */
  bytes: string
}

export interface ErasureFilter {
  subjectId?: string | undefined
  receiptId?: string | undefined
}

export interface ErasurePage {
  limit: number
  /** Index of the last of the page before. */
  before?: number | undefined
}

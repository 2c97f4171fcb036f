import type { Id } from '@kvitto/core'
import type { WrappedKey } from '../bodies/body-cipher.ts'
import type { LogId } from '../log/log-id.ts'
import type { Access } from '../storage/access-store.ts'
import type { LogHead, SignedHead } from '../storage/receipt-store.ts'

/**
 * The rows of one database as they lie, in one view that does not change while it is read: nothing
 * is derived, nothing trusted. Streams come in the order of `index`. Times are ms.
 */
export interface AuditRows {
  /** That any table names. */
  sites(): Promise<Id[]>
  setting(name: string): Promise<string | undefined>

  /** Of the log that the site appends to; or of its access log, by that one's id. */
  head(site: Id | LogId): Promise<LogHead | undefined>
  /** Of every log of the site, the oldest first. */
  logs(site: Id): Promise<LogHead[]>
  /** What became of them. */
  records(site: Id): AsyncIterable<RecordRow>
  /** That tiles or cosigned checkpoints name, of any site. */
  logNames(): Promise<string[]>
  witnessed(log: LogId): Promise<SignedHead | undefined>
  /** Of the site, through all its logs; or of its access log, by that one's id. */
  entries(site: Id | LogId): AsyncIterable<EntryRow>
  tile(log: LogId, position: TilePosition): Promise<TileRow | undefined>
  /** Of every stored tile, in any order. */
  tilePositions(log: LogId): AsyncIterable<TilePosition>

  /** Those that are in no log come last. */
  accesses(site: Id): AsyncIterable<AccessLogRow>
  receipts(site: Id): AsyncIterable<ReceiptRow>
  decided(site: Id): AsyncIterable<DecidedRow>
  ended(site: Id): AsyncIterable<EndedRow>
  grantCounts(site: Id): AsyncIterable<GrantCountRow>
  /** The data key that a sealed body names. */
  bodyKey(site: Id, id: string): Promise<WrappedKey | undefined>
  publications(site: Id): AsyncIterable<PublicationRow>
  erasures(site: Id): AsyncIterable<ErasureRow>
  /** What is left of receipts; in the order of their entries. */
  erased(site: Id): AsyncIterable<ErasedRow>

  policies(): AsyncIterable<PolicyRow>
  policy(policyVersion: string): Promise<PolicyRow | undefined>
  /** Names of the builds, and their manifests' bytes. */
  builds(): AsyncIterable<NamedText>
  manifest(build: string): Promise<string | undefined>
  files(): AsyncIterable<NamedBytes>
  /** Of every site. */
  scripts(): AsyncIterable<NamedText>

  close(): Promise<void>
}

export interface Indexed {
  /** Of the entry, in the site's entries through all its logs. */
  index: number
}

export interface EntryRow extends Indexed {
  kind: string
  receivedAt: number
  standsFor: Uint8Array
  leafHash: Uint8Array
}

export interface RecordRow extends Indexed {
  kind: string
  record: string
  checkpoint: string
}

export interface AccessLogRow extends Omit<Access, 'at'> {
  /** Of the entry in the site's access log; null while it has none. */
  index: number | null
  at: number
}

export interface TilePosition {
  level: number
  n: number
}

export interface TileRow {
  hashes: Uint8Array[]
  root: Uint8Array
}

export interface ReceiptRow extends Indexed {
  receiptId: string
  subjectId: string
  hash: string
  policyVersion: string
  receivedAt: number
  trust: string
  text: string
  /** Why `text` is not the receipt: its data key is gone, wrapped by a key that was not given, or does not open it. */
  sealed?: 'gone' | 'locked' | 'altered'
}

export interface DecidedRow extends Indexed {
  purpose: string
  decision: string
  receivedAt: number
  policyVersion: string
}

export interface EndedRow extends Indexed {
  hash: string
}

export interface GrantCountRow {
  /** Days since 1970. */
  day: number
  policyVersion: string
  n: number
}

export interface PublicationRow extends Indexed {
  policyVersion: string
  publishedAt: number
  effectiveAt: number
}

export interface ErasureRow extends Indexed {
  subject: string
  erasedBy: string
  bytes: string
}

export interface ErasedRow extends Indexed {
  /** Index of the erasure. */
  erasure: number
  /** The version under which it gave something. */
  granted: string | null
  /** Of the entry. */
  receivedAt: number
}

export interface PolicyRow {
  policyVersion: string
  effectiveAt: number
  bytes: string
  /** JSON. */
  meanings: string
}

export interface NamedText {
  name: string
  text: string
}

export interface NamedBytes {
  name: string
  bytes: Uint8Array
}

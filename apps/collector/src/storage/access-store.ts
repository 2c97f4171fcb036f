import type { Id, Time } from '@kvitto/core'
import type { GrowLog } from './receipt-store.ts'

/**
 * Who read what, in a log for each site. Append only: what was recorded is never changed, and goes only with an entry
 * that says so. Head, entries, tiles and records of the log are read from the `ReceiptStore`, by `accessLogOf(site)`.
 */
export interface AccessStore {
  /**
   * One transaction, all or nothing; resolves once durable. Locks the head of each log concerned. First takes into
   * the log what was recorded of these sites without an index, as the version before does, in its order and with its
   * time, up to `MOST_TAKEN`; then these. Resolves to false where that were so many that these were not written yet.
   * `grow` is called once per log, with its id.
   */
  append(accesses: readonly Access[], grow: GrowLog): Promise<boolean>
  /** Sites with accesses that were recorded without an index. */
  listWaiting(): Promise<Id[]>
  /** Takes those of a site into its log, as `append` does; resolves to whether that were all. */
  takeWaiting(site: Id, grow: GrowLog): Promise<boolean>
  /**
   * Removes the site's accesses below an index, the lowest first, `most` at once; resolves to how many went. Throws, and
   * removes nothing, where no entry of kind `pruned` says so.
   */
  remove(site: Id, below: number, most: number): Promise<number>
  /** Newest first by (at, id). */
  list(site: Id, filter: AccessFilter, page: AccessPage): Promise<StoredAccess[]>
}

/** Accesses without an index that one transaction takes. */
export const MOST_TAKEN = 1000

export interface Access {
  at: Time
  tokenId: string
  site: Id
  query: 'receipts' | 'bundle' | 'subject' | 'erasures' | 'erasure' | 'accesses'
  /** How many records the answer holds. */
  found: number
  /** SHA-256 over the filter's RFC 8785 bytes: it can be matched against a suspicion, not read. */
  filterHash: string
}

export interface StoredAccess extends Access {
  /** Orders what was recorded at the same time. */
  id: number
  /** Of its entry in the site's access log; null while it has none. */
  index: number | null
}

export interface AccessFilter {
  /** `from` ≤ at < `to`. */
  from?: Time | undefined
  to?: Time | undefined
}

export interface AccessPage {
  limit: number
  /** The last of the page before. */
  after?: Pick<StoredAccess, 'at' | 'id'> | undefined
}

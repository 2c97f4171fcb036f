import type { AccessStore } from './access-store.ts'
import type { ReceiptStore } from './receipt-store.ts'
import type { SiteStore } from './site-store.ts'
import type { TallyStore } from './tally-store.ts'
import type { TokenStore } from './token-store.ts'

/** One database. All methods return promises, so that a networked one fits as well. */
export interface Store {
  receipts: ReceiptStore
  sites: SiteStore
  tokens: TokenStore
  accesses: AccessStore
  tallies: TallyStore
  /** Writes something, durably. Rejects where an append would fail too. */
  checkWritable(): Promise<void>
  close(): Promise<void>
}

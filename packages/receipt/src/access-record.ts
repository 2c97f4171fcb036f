import type { Id, Time } from '@kvitto/core'
import type { Hash } from './receipt.ts'

export const ACCESS_SCHEMA = 'kvitto/access/1'

/** What an entry of a site's access log stands for: the SHA-256 is over its RFC 8785 bytes. */
export interface AccessRecord {
  schema: typeof ACCESS_SCHEMA
  site: Id
  /** That of the entry. */
  at: Time
  /** Whoever read; never the token's secret. */
  tokenId: string
  /** What was asked for. */
  query: string
  /** How many records the answer holds. */
  found: number
  /** SHA-256 over the filter's RFC 8785 bytes: it can be matched against a suspicion, not read. */
  filterHash: Hash
}

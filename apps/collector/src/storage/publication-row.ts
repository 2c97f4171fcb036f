import type { Hash } from '@kvitto/receipt'
import type { Publication } from './site-store.ts'

/** As both databases keep it; times in ms since 1970. */
export type PublicationRow = {
  idx: number
  policy_version: Hash
  published_at: number
  effective_at: number
}

export function toPublication(row: PublicationRow): Publication {
  return {
    index: row.idx,
    policyVersion: row.policy_version,
    publishedAt: new Date(row.published_at).toISOString(),
    effectiveAt: new Date(row.effective_at).toISOString(),
  }
}

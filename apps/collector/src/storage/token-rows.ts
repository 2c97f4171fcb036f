import type { Id } from '@kvitto/core'
import type { Scope, StoredToken } from './token-store.ts'

/** As both databases keep it; times in ms since 1970. */
export type TokenRow = {
  id: string
  hash: Buffer
  scope: Scope
  site: Id | null
  label: string
  created_at: number
  revoked_at: number | null
}

export function toToken(row: TokenRow): StoredToken {
  const { id, hash, scope, site, label, created_at, revoked_at } = row
  return {
    id,
    hash,
    scope,
    site,
    label,
    createdAt: new Date(created_at).toISOString(),
    revokedAt: revoked_at === null ? null : new Date(revoked_at).toISOString(),
  }
}

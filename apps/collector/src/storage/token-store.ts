import type { Id, Time } from '@kvitto/core'

/** Bearer tokens, hashed. */
export interface TokenStore {
  addToken(token: StoredToken): Promise<void>
  getToken(id: string): Promise<StoredToken | undefined>
  /** Oldest first, revoked ones too. */
  listTokens(): Promise<StoredToken[]>
  /** False when there is none; a second revocation keeps the first time. */
  revokeToken(id: string, at: Time): Promise<boolean>
}

/** None includes another: `admin` manages tokens and reads nothing, who reads does not thereby `erase`. */
export const SCOPES = ['read', 'publish', 'host', 'erase', 'admin'] as const
export type Scope = (typeof SCOPES)[number]

export interface StoredToken {
  id: string
  /** SHA-256 of the secret half. */
  hash: Uint8Array
  scope: Scope
  /** Null: every site. */
  site: Id | null
  label: string
  createdAt: Time
  revokedAt: Time | null
}

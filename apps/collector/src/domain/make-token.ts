import { hash, randomBytes } from 'node:crypto'
import type { StoredToken } from '../storage/token-store.ts'

/** First part of every token, so that a leaked one is recognised where it lies. */
export const TOKEN_PREFIX = 'kvt'

/** Makes a token: the text is known only to the caller, the store gets its hash. */
export function makeToken(details: Pick<StoredToken, 'scope' | 'site' | 'label' | 'createdAt'>): {
  text: string
  token: StoredToken
} {
  const id = randomBytes(6).toString('hex')
  // Hex has no underscore, which separates the parts.
  const secret = randomBytes(32).toString('hex')
  return {
    text: `${TOKEN_PREFIX}_${id}_${secret}`,
    token: { id, hash: hashSecret(secret), ...details, revokedAt: null },
  }
}

/** What is kept of a token: it is 256 random bits, so a plain hash is enough. */
export function hashSecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer')
}

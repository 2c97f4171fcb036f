import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Id } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Store } from '../storage/store.ts'
import type { Scope, StoredToken } from '../storage/token-store.ts'

const PREFIX = 'kvt'

/**
 * The token behind an `Authorization` header, if it has exactly this scope and covers the site.
 * `admin` covers nothing but the tokens themselves: who manages access does not thereby have it.
 */
export async function authorise(
  store: Store,
  header: string | undefined,
  needed: { scope: Scope; site: Id | null },
): Promise<StoredToken> {
  const text = header?.match(/^Bearer +(\S+)$/i)?.[1]
  if (!text) throw new CollectorError('token_missing', 'expected a bearer token, found none')
  const token = await findToken(store, text)
  if (!token) throw new CollectorError('token_invalid', 'expected a valid token, found another')
  const coversSite = token.site === null || token.site === needed.site
  if (token.scope !== needed.scope || !coversSite) {
    throw new CollectorError(
      'scope_missing',
      `expected scope ${needed.scope}${needed.site === null ? '' : ` for site ${needed.site}`}, ` +
        `found ${token.scope}${token.site === null ? '' : ` for site ${token.site}`}`,
    )
  }
  return token
}

async function findToken(store: Store, text: string): Promise<StoredToken | undefined> {
  const [prefix, id, secret] = text.split('_')
  if (prefix !== PREFIX || !id || !secret) return undefined
  const token = await store.tokens.getToken(id)
  const isRight = token && token.revokedAt === null && timingSafeEqual(token.hash, hashOf(secret))
  return isRight ? token : undefined
}

/** Makes a token: the text is known only to the caller, the store gets its hash. */
export function makeToken(details: Pick<StoredToken, 'scope' | 'site' | 'label' | 'createdAt'>): {
  text: string
  token: StoredToken
} {
  const id = randomBytes(6).toString('hex')
  // Hex has no underscore, which separates the parts.
  const secret = randomBytes(32).toString('hex')
  return {
    text: `${PREFIX}_${id}_${secret}`,
    token: { id, hash: hashOf(secret), ...details, revokedAt: null },
  }
}

function hashOf(secret: string): Buffer {
  return hash('sha256', secret, 'buffer')
}

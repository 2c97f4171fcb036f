import { timingSafeEqual } from 'node:crypto'
import type { Id } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Store } from '../storage/store.ts'
import type { Scope, StoredToken } from '../storage/token-store.ts'
import { hashSecret, TOKEN_PREFIX } from './make-token.ts'

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
  const [prefix, id, secret, ...others] = text.split('_')
  if (prefix !== TOKEN_PREFIX || !id || !secret || others.length > 0) return undefined
  const token = await store.tokens.getToken(id)
  const isRight =
    token && token.revokedAt === null && timingSafeEqual(token.hash, hashSecret(secret))
  return isRight ? token : undefined
}

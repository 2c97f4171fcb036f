import type { Id } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { Scope, StoredToken } from '../storage/token-store.ts'
import { makeToken } from './authorise.ts'
import { requireSite } from './require-site.ts'

/** A token as it may be shown: without its hash. */
export type ShownToken = Omit<StoredToken, 'hash'>

/** Makes a token; its text is in this answer and never again. */
export async function createToken(
  { store, now }: Deps,
  { scope, site = null, label = '' }: { scope: Scope; site?: Id | null; label?: string },
): Promise<Omit<ShownToken, 'revokedAt'> & { token: string }> {
  if (site !== null) {
    if (scope === 'admin') {
      const message = 'expected an admin token for all sites, found one for a site'
      throw new CollectorError('body_invalid', message, { path: 'site' })
    }
    await requireSite(store, site)
  }
  const { text, token } = makeToken({ scope, site, label, createdAt: now().toISOString() })
  await store.tokens.addToken(token)
  return { id: token.id, token: text, scope, site, label, createdAt: token.createdAt }
}

export async function listTokens({ store }: Deps): Promise<ShownToken[]> {
  const tokens = await store.tokens.listTokens()
  return tokens.map(({ hash: _hash, ...shown }) => shown)
}

export async function revokeToken({ store, now }: Deps, id: string): Promise<void> {
  if (await store.tokens.revokeToken(id, now().toISOString())) return
  throw new CollectorError('token_unknown', 'expected a known token id, found another')
}

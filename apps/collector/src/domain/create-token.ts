import type { Id } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { Scope } from '../storage/token-store.ts'
import type { ShownToken } from './list-tokens.ts'
import { makeToken } from './make-token.ts'
import { requireSite } from './require-site.ts'

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

import type { Deps } from '../deps.ts'
import type { StoredToken } from '../storage/token-store.ts'

/** A token as it may be shown: without its hash. */
export type ShownToken = Omit<StoredToken, 'hash'>

/** All tokens, revoked ones too, oldest first. */
export async function listTokens({ store }: Deps): Promise<ShownToken[]> {
  const tokens = await store.tokens.listTokens()
  return tokens.map(({ hash: _hash, ...shown }) => shown)
}

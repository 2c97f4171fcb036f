import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'

/** From this moment the token opens nothing; its line in the list stays. */
export async function revokeToken({ store, now }: Deps, id: string): Promise<void> {
  if (await store.tokens.revokeToken(id, now().toISOString())) return
  throw new CollectorError('token_unknown', 'expected a known token id, found another')
}

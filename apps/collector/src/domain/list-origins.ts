import type { Id } from '@kvitto/core'
import type { Publication } from '../storage/site-store.ts'
import type { Store } from '../storage/store.ts'
import { readPublished } from './read-published.ts'

/** Origins of every version that the site ever published: an old page may still be open. */
export async function listOrigins(store: Store, site: Id): Promise<string[]> {
  return originsOf(store, await store.sites.listPublications(site))
}

export async function originsOf(
  store: Store,
  publications: readonly Publication[],
): Promise<string[]> {
  const versions = new Set(publications.map(({ policyVersion }) => policyVersion))
  const all = await Promise.all(Array.from(versions, (version) => readPublished(store, version)))
  return [...new Set(all.flatMap((published) => published?.policy.origins ?? []))]
}

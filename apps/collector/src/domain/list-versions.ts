import type { Id } from '@kvitto/core'
import type { Store } from '../storage/store.ts'

/** Every version that the site published. */
export async function listVersions(store: Store, site: Id): Promise<Set<string>> {
  const publications = await store.sites.listPublications(site)
  return new Set(publications.map(({ policyVersion }) => policyVersion))
}

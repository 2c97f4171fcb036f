import type { Id } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Site } from '../storage/site-store.ts'
import type { Store } from '../storage/store.ts'

/** The registered site; throws `site_unknown`. */
export async function requireSite(store: Store, site: Id): Promise<Site> {
  const found = await store.sites.getSite(site)
  if (!found) throw unknownSite()
  return found
}

/** The name is not repeated: it comes from the URL and may hold anything. */
export function unknownSite(): CollectorError {
  return new CollectorError('site_unknown', 'expected a registered site, found another')
}

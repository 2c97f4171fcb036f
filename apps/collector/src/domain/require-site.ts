import type { Id } from '@kvitto/core'
import { ID } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Site } from '../storage/site-store.ts'
import type { Store } from '../storage/store.ts'

/** The registered site; throws `site_unknown`. */
export async function requireSite(store: Store, site: Id): Promise<Site> {
  const found = await store.sites.getSite(site)
  if (!found) throw unknownSite(site)
  return found
}

/** Only an id is repeated: what comes from the URL may hold anything. */
export function unknownSite(site: string): CollectorError {
  const found = ID.test(site) ? site : 'another name'
  return new CollectorError('site_unknown', `expected a registered site, found ${found}`)
}

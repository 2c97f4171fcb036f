import type { Id } from '@kvitto/core'
import type { Publication } from '../storage/site-store.ts'
import type { Store } from '../storage/store.ts'
import { originsOf } from './list-origins.ts'
import { requireSite } from './require-site.ts'

export interface SiteFacts {
  origins: string[]
  publications: Publication[]
}

/**
 * What every receipt of a site is held against; throws `site_unknown`. Asked for together: those that
 * wait share one read, and each wait more would make the batches of the log smaller.
 */
export async function readSite(store: Store, site: Id): Promise<SiteFacts> {
  const [, publications] = await Promise.all([
    requireSite(store, site),
    store.sites.listPublications(site),
  ])
  return { origins: await originsOf(store, publications), publications }
}

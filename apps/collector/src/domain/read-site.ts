import type { Id } from '@kvitto/core'
import type { Publication } from '../storage/site-store.ts'
import type { Store } from '../storage/store.ts'
import { originsOf } from './list-origins.ts'
import { requireSite } from './require-site.ts'

export interface SiteFacts {
  origins: string[]
  publications: Publication[]
}

/** What every receipt of a site is held against; throws `site_unknown`. */
export async function readSite(store: Store, site: Id): Promise<SiteFacts> {
  const publications = await store.sites.listPublications(site)
  // Only a registered site publishes: one that did is not asked for.
  if (publications.length === 0) await requireSite(store, site)
  return { origins: await originsOf(store, publications), publications }
}

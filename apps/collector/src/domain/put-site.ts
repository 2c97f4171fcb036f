import type { Id } from '@kvitto/core'
import type { Deps } from '../deps.ts'
import type { Site, SiteSettings } from '../storage/site-store.ts'
import { keepScript } from './keep-script.ts'

/** Registers a site or changes the settings given, which reach new page views in five minutes. */
export async function putSite(
  deps: Deps,
  site: Id,
  settings: Partial<SiteSettings>,
): Promise<Site & { isNew: boolean }> {
  const saved = await deps.store.sites.putSite(site, settings, deps.now().toISOString())
  const publications = await deps.store.sites.listPublications(site)
  if (publications.length > 0) await keepScript(deps, site)
  return saved
}

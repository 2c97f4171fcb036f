import type { Id } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { Site, SiteSettings } from '../storage/site-store.ts'
import { keepScript } from './keep-script.ts'

/** Its later logs would be named as access logs are: `<origin>/2/access` is that of a site called 2. */
const RESERVED = 'access'

/** Registers a site or changes the settings given, which reach new page views in five minutes. */
export async function putSite(
  deps: Deps,
  site: Id,
  settings: Partial<SiteSettings>,
): Promise<Site & { isNew: boolean }> {
  if (site === RESERVED && !(await deps.store.sites.getSite(site))) {
    const message = `expected another site id than ${RESERVED}, which names access logs`
    throw new CollectorError('body_invalid', message)
  }
  const saved = await deps.store.sites.putSite(site, settings, deps.now().toISOString())
  const publications = await deps.store.sites.listPublications(site)
  if (publications.length > 0) await keepScript(deps, site)
  return saved
}

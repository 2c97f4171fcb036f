import { hash, randomUUID } from 'node:crypto'
import type { Id } from '@kvitto/core'
import { toBase64url } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { requireSite } from './require-site.ts'

/** The newest key with which the site's server makes withdrawal links; it is in this answer and never again. */
export async function handOutLinkKey(
  { store, hostSecrets }: Deps,
  site: Id,
): Promise<{ site: Id; linkKey: string }> {
  await requireSite(store, site)
  const {
    linkKeys: [linkKey],
    isFirst,
  } = await hostSecrets(site)
  const call = randomUUID()
  const name = isFirst ? '' : `/${hash('sha256', linkKey, 'base64url')}`
  if ((await store.sites.fixSetting(`link-key/${site}${name}`, call)) !== call) {
    const message =
      'expected a link key that nobody has, found it handed out: ' +
      `who lost it reads it in the data folder, in host-secrets-${site}`
    throw new CollectorError('link_key_taken', message)
  }
  return { site, linkKey: toBase64url(linkKey) }
}

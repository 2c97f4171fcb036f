import type { Id, Published } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { policyInForce, readPublished } from './publications.ts'

/** What `createKvitto` takes, as it is in force at this moment. */
export async function readPolicyInForce({ store, now }: Deps, site: Id): Promise<Published> {
  const { current } = policyInForce(await store.sites.listPublications(site), now())
  const published = current && (await readPublished(store, current.policyVersion))
  if (!published) throw unknown(site)
  return published
}

/** The exact bytes of any version that the site ever published. */
export async function publishedPolicy({ store }: Deps, site: Id, version: string): Promise<string> {
  const publications = await store.sites.listPublications(site)
  const isOfSite = publications.some(({ policyVersion }) => policyVersion === version)
  const policy = isOfSite ? await store.sites.getPolicy(version) : undefined
  if (!policy) throw unknown(site)
  return policy.bytes
}

function unknown(site: Id): CollectorError {
  return new CollectorError('policy_unknown', `expected a published policy of ${site}, found none`)
}

import type { Id, Published } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { policyInForce } from './policy-in-force.ts'
import { readPublished } from './read-published.ts'

/** What `createKvitto` takes, as it is in force at this moment. Throws `policy_unknown`. */
export async function readPolicyInForce(deps: Deps, site: Id): Promise<Published> {
  const published = await findPolicyInForce(deps, site)
  if (!published) {
    throw new CollectorError('policy_unknown', 'expected a published policy, found none')
  }
  return published
}

/** The same; undefined for a site that is unknown or published nothing. */
export async function findPolicyInForce(
  { store, now }: Deps,
  site: Id,
): Promise<Published | undefined> {
  const { current } = policyInForce(await store.sites.listPublications(site), now())
  return current && readPublished(store, current.policyVersion)
}

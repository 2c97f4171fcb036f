import type { Id, Published } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { policyInForce } from './policy-in-force.ts'
import { readPublished } from './read-published.ts'

/** What `createKvitto` takes, as it is in force at this moment. */
export async function readPolicyInForce({ store, now }: Deps, site: Id): Promise<Published> {
  const { current } = policyInForce(await store.sites.listPublications(site), now())
  const published = current && (await readPublished(store, current.policyVersion))
  if (!published) {
    throw new CollectorError('policy_unknown', 'expected a published policy, found none')
  }
  return published
}

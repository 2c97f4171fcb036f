import type { Id } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'

/** The exact bytes of any version that the site ever published. */
export async function readPolicyBytes({ store }: Deps, site: Id, version: string): Promise<string> {
  const publications = await store.sites.listPublications(site)
  const isOfSite = publications.some(({ policyVersion }) => policyVersion === version)
  const policy = isOfSite ? await store.sites.getPolicy(version) : undefined
  if (!policy) {
    throw new CollectorError(
      'policy_unknown',
      'expected a version that was published, found another',
    )
  }
  return policy.bytes
}

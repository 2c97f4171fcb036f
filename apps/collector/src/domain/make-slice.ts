import { type Id, type Slice, sliceOf } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { Publication } from '../storage/site-store.ts'
import { policyInForce } from './policy-in-force.ts'
import { readPublished } from './read-published.ts'
import { requireSite } from './require-site.ts'

/** The site's slice of now, with the planned one inside; `collector` for a script without an address. */
export async function makeSlice(deps: Deps, site: Id, collector?: string): Promise<Slice> {
  const { store, build, now } = deps
  const settings = await requireSite(store, site)
  const { current, next } = policyInForce(await store.sites.listPublications(site), now())
  if (!current) {
    throw new CollectorError('policy_unknown', `expected a published policy of ${site}, found none`)
  }
  const context = {
    build: build.build,
    void: settings.void,
    ...(collector && { collector }),
    ...(settings.guard === 'off' && { guard: settings.guard }),
  }
  const planned = next && {
    ...(await cutSlice(deps, next, context)),
    at: Date.parse(next.effectiveAt),
  }
  return cutSlice(deps, current, { ...context, ...(planned && { next: planned }) })
}

async function cutSlice(
  { store }: Deps,
  { policyVersion }: Publication,
  context: Parameters<typeof sliceOf>[1],
): Promise<Slice> {
  const published = await readPublished(store, policyVersion)
  if (!published) throw new Error(`expected the bytes of policy ${policyVersion}, found none`)
  return sliceOf(published, context)
}

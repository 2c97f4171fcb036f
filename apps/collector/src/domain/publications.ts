import type { Id, Policy, Published } from '@kvitto/core'
import type { Publication } from '../storage/site-store.ts'
import type { Store } from '../storage/store.ts'

/** The newest that has begun; and what takes over from it, if anything is planned. */
export function policyInForce(
  publications: readonly Publication[],
  now: Date,
): { current: Publication | undefined; next: Publication | undefined } {
  const byStart = publications.toSorted((a, b) => startOf(a) - startOf(b) || a.index - b.index)
  const begun = byStart.filter((publication) => startOf(publication) <= now.getTime())
  const planned = byStart.slice(begun.length)
  // A site's first version has nothing before it to wait for: a page without a policy could ask nothing.
  const current = begun.at(-1) ?? planned.shift()
  return { current, next: nextOf(planned) }
}

function startOf({ publishedAt, effectiveAt }: Publication): number {
  return Math.max(Date.parse(publishedAt), Date.parse(effectiveAt))
}

/** The first to begin; of several that begin together, the one published last. */
function nextOf(planned: readonly Publication[]): Publication | undefined {
  const [first] = planned
  return first && planned.findLast((publication) => startOf(publication) === startOf(first))
}

// Published bytes never change, so what was parsed from them can stay. Bounded: sites are few.
const parsed = new Map<string, Published>()
const MOST_PARSED = 500

/** A published version as `createKvitto` takes it; undefined when it was never published here. */
export async function readPublished(
  store: Store,
  policyVersion: string,
): Promise<Published | undefined> {
  const known = parsed.get(policyVersion)
  if (known) return known
  const stored = await store.sites.getPolicy(policyVersion)
  if (!stored) return undefined
  // The bytes passed the validator before they were published.
  const policy: Policy = JSON.parse(stored.bytes)
  const published = { policyVersion, policy, meanings: stored.meanings }
  if (parsed.size >= MOST_PARSED) parsed.clear()
  parsed.set(policyVersion, published)
  return published
}

/** Origins of every version that the site ever published: an old page may still be open. */
export async function listOrigins(store: Store, site: Id): Promise<string[]> {
  const publications = await store.sites.listPublications(site)
  const versions = new Set(publications.map(({ policyVersion }) => policyVersion))
  const all = await Promise.all(Array.from(versions, (version) => readPublished(store, version)))
  return [...new Set(all.flatMap((published) => published?.policy.origins ?? []))]
}

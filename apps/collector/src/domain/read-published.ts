import type { Policy, Published } from '@kvitto/core'
import type { Store } from '../storage/store.ts'

// Published bytes never change, so what was parsed from them can stay. Bounded: sites are few.
const parsed = new WeakMap<Store, Map<string, Published>>()
const MOST_PARSED = 500

/** A published version as `createKvitto` takes it; undefined when it was never published here. */
export async function readPublished(
  store: Store,
  policyVersion: string,
): Promise<Published | undefined> {
  const kept = parsed.get(store) ?? new Map<string, Published>()
  parsed.set(store, kept)
  const known = kept.get(policyVersion)
  if (known) return known
  const stored = await store.sites.getPolicy(policyVersion)
  if (!stored) return undefined
  // The bytes passed the validator before they were published.
  const policy: Policy = JSON.parse(stored.bytes)
  const published = { policyVersion, policy, meanings: stored.meanings }
  if (kept.size >= MOST_PARSED) kept.clear()
  kept.set(policyVersion, published)
  return published
}

import { addDuration, type Id } from '@kvitto/core'
import { bytesOf, type PrunedRecord, sha256 } from '@kvitto/receipt'
import type { Deps } from '../deps.ts'
import type { Page, StoredReceipt } from '../storage/receipt-store.ts'
import { declarePruned, MOST_AT_ONCE, type PruneAnswer } from './declare-pruned.ts'
import { keepClosed } from './keep-closed.ts'
import { LONGEST_GRANT } from './longest-grant.ts'
import { payloadOf } from './payload-of.ts'
import { requireSite } from './require-site.ts'

/**
 * Removes receipts that were received before a day, once the retention is over that every published policy states. The
 * log says so first; then they go, some at a time. Called again for the same day it goes on where it was stopped.
 */
export async function pruneLog(deps: Deps, site: Id, before: string): Promise<PruneAnswer> {
  const { receipts } = deps.store
  await requireSite(deps.store, site)
  const pruned = await declarePruned(deps.store, {
    log: site,
    before,
    findRunning: () => findRunning(deps, site, before),
    append: async (record) =>
      deps.log.append({ kind: 'pruned', site, record, standsFor: await sha256(bytesOf(record)) }),
  })
  const gone = await listGone(deps, site, pruned)
  await keepClosed(deps, site, gone, { areAll: false })
  const bodies = gone.map((stored) => ({ ...payloadOf(stored), index: stored.index }))
  if (gone.length > 0) await receipts.removeReceipts(site, bodies)
  await receipts.removeTraces(site, pruned.minimum)
  return { ...pruned, removed: gone.length, isDone: gone.length < MOST_AT_ONCE }
}

/** A duration that is not over: the retention that a published policy states, or that of a grant. */
async function findRunning({ store, now }: Deps, site: Id, before: string) {
  const durations = [LONGEST_GRANT]
  for (const { policyVersion } of await store.sites.listPublications(site)) {
    const policy = await store.sites.getPolicy(policyVersion)
    if (policy) durations.push(JSON.parse(policy.bytes).retention.records)
  }
  const from = Date.parse(before)
  return durations.find((duration) => {
    const end = addDuration(from, duration)
    // What cannot be read, as weeks cannot, or ends beyond all dates, runs.
    return !(from < end && end <= now().getTime())
  })
}

/** Newest first; among them may lie some that are received before, but stand behind the minimum: a clock was set back. */
async function listGone(
  { store }: Deps,
  site: Id,
  { before, minimum }: PrunedRecord,
): Promise<StoredReceipt[]> {
  const gone: StoredReceipt[] = []
  let after: Page['after']
  while (gone.length < MOST_AT_ONCE) {
    const limit = MOST_AT_ONCE
    const found = await store.receipts.findReceipts(site, { to: before }, { limit, after })
    gone.push(...found.filter(({ index }) => index < minimum))
    after = found.at(-1)
    if (found.length < limit) break
  }
  return gone.slice(0, MOST_AT_ONCE)
}

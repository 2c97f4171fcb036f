import { addDuration, type Id } from '@kvitto/core'
import { bytesOf, canonicalize, PRUNED_SCHEMA, type PrunedRecord, sha256 } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { Page, StoredReceipt } from '../storage/receipt-store.ts'
import { keepClosed } from './keep-closed.ts'
import { payloadOf } from './payload-of.ts'
import { readPruned } from './read-pruned.ts'
import { requireSite } from './require-site.ts'

/** Of one answer: a caller comes back for the rest, and nobody waits long behind it. */
const MOST_AT_ONCE = 500
/** No grant stands longer, whatever it states; see `expiryOf`. */
const LONGEST_GRANT = 'P396D'

export interface PruneAnswer extends PrunedRecord {
  /** Of its entry, in the site's entries through all its logs. */
  index: number
  receivedAt: string
  /** Receipts that this call removed. */
  removed: number
  /** Whether there are more: call again. */
  isDone: boolean
}

/**
 * Removes receipts that were received before a day, once the retention is over that every published policy states. The
 * log says so first; then they go, some at a time. Called again for the same day it goes on where it was stopped.
 */
export async function pruneLog(deps: Deps, site: Id, before: string): Promise<PruneAnswer> {
  const { receipts } = deps.store
  await requireSite(deps.store, site)
  const earlier = await readPruned(deps.store, site)
  if (!earlier || earlier.before < before) await declare(deps, site, before)
  const pruned = await readPruned(deps.store, site)
  if (!pruned) throw new Error('expected what was pruned, found nothing')
  const gone = await listGone(deps, site, pruned)
  await keepClosed(deps, site, gone, { areAll: false })
  const bodies = gone.map((stored) => ({ ...payloadOf(stored), index: stored.index }))
  if (gone.length > 0) await receipts.removeReceipts(site, bodies)
  await receipts.removeTraces(site, pruned.minimum)
  return { ...pruned, removed: gone.length, isDone: gone.length < MOST_AT_ONCE }
}

async function declare(deps: Deps, site: Id, before: string): Promise<void> {
  const { store, log } = deps
  const running = await findRunning(deps, site, before)
  if (running) {
    const message = `expected a day whose receipts need not be kept for ${running} any more, found ${before}`
    throw new CollectorError('retention_runs', message, { path: 'before' })
  }
  const minimum = await store.receipts.firstSince(site, before)
  const record = canonicalize({ schema: PRUNED_SCHEMA, site, before, minimum })
  await log.append({ kind: 'pruned', site, record, standsFor: await sha256(bytesOf(record)) })
}

/** A duration that is not over: the retention that a published policy states, or that of a grant. */
async function findRunning({ store, now }: Deps, site: Id, before: string) {
  const durations = [LONGEST_GRANT]
  for (const { policyVersion } of await store.sites.listPublications(site)) {
    const policy = await store.sites.getPolicy(policyVersion)
    if (policy) durations.push(JSON.parse(policy.bytes).retention.records)
  }
  const from = Date.parse(before)
  return durations.find((duration) => addDuration(from, duration) > now().getTime())
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

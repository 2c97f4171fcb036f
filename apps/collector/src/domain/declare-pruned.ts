import { canonicalize, PRUNED_SCHEMA, type PrunedRecord } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { LogId } from '../log/log-id.ts'
import type { Store } from '../storage/store.ts'
import { readPruned } from './read-pruned.ts'

/** Of one answer: a caller comes back for the rest, and nobody waits long behind it. */
export const MOST_AT_ONCE = 500

export interface PruneAnswer extends PrunedRecord {
  /** Of its entry, in the site's entries through all its logs; or in its access log. */
  index: number
  receivedAt: string
  /** Receipts, or accesses, that this call removed. */
  removed: number
  /** Whether there are more: call again. */
  isDone: boolean
}

export interface Declaration {
  /** A site, for all its logs; or its access log. */
  log: LogId
  before: string
  /** A duration that is not over, if there is one. */
  findRunning(): string | undefined | Promise<string | undefined>
  /** Appends the entry that stands for this record. */
  append(record: string): Promise<unknown>
}

/**
 * A log says what goes before it goes, and once: where a later day takes no more, there is nothing to say. Resolves to
 * what it said last. Throws `retention_runs`.
 */
export async function declarePruned(
  store: Store,
  { log, before, findRunning, append }: Declaration,
): Promise<Omit<PruneAnswer, 'removed' | 'isDone'>> {
  const earlier = await readPruned(store, log)
  if (earlier && earlier.before >= before) return earlier
  const running = await findRunning()
  if (running) {
    const message = `expected a day before which nothing need be kept for ${running} any more, found ${before}`
    throw new CollectorError('retention_runs', message, { path: 'before' })
  }
  const minimum = await store.receipts.firstSince(log, before)
  if (earlier?.minimum === minimum) return earlier
  await append(canonicalize({ schema: PRUNED_SCHEMA, site: log, before, minimum }))
  const pruned = await readPruned(store, log)
  if (!pruned) throw new Error('expected what was pruned, found nothing')
  return pruned
}

import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { turnOf } from '../log/log-id.ts'
import type { LogHead } from '../storage/receipt-store.ts'
import { readPruned } from './read-pruned.ts'

/**
 * C2SP tlog-tiles, pruning: a tile or bundle that ends at or before the minimum index is denied. It stays stored, as
 * hashes that name nobody, so that a witness which is far behind can still be caught up.
 *
 * @see https://c2sp.org/tlog-tiles
 */
export async function checkMinimum(
  { store }: Deps,
  { site, head, end }: { site: string; head: LogHead; end: number },
): Promise<void> {
  const pruned = await readPruned(store, site)
  if (!pruned || turnOf(head).first + end > pruned.minimum) return
  const minimum = Math.min(pruned.minimum - turnOf(head).first, head.size)
  throw new CollectorError(
    'log_pruned',
    `expected a tile beyond the minimum index ${minimum}, found an earlier one: what was received before ${pruned.before} is gone`,
  )
}

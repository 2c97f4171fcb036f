import type { Id } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Store } from '../storage/store.ts'
import { madeAtOf } from './made-at-of.ts'
import { readPruned } from './read-pruned.ts'

/**
 * Why there is no such receipt. Of a pruned one nothing is left, so its id alone tells: a UUIDv7 begins with the time
 * when it was made.
 */
export async function unknownReceipt(
  store: Store,
  site: Id,
  receiptId: string,
): Promise<CollectorError> {
  const pruned = await readPruned(store, site)
  const madeAt = madeAtOf(receiptId)
  if (pruned && madeAt < Date.parse(pruned.before)) {
    const message =
      `expected a receipt received since ${pruned.before}, found the id of an earlier one: ` +
      `those were removed when their retention was over, see entry ${pruned.index}`
    return new CollectorError('receipt_pruned', message)
  }
  return new CollectorError('receipt_unknown', 'expected a stored receipt, found none')
}

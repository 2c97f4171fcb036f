import { addDuration } from '@kvitto/core'
import type { PrunedRecord } from '@kvitto/receipt'
import { isGiving } from '../domain/is-giving.ts'
import { LONGEST_GRANT } from '../domain/longest-grant.ts'
import { madeAtOf } from '../domain/made-at-of.ts'
import type { AppendItem } from './receipt-store.ts'

type ReceiptItem = Pick<AppendItem & { kind: 'receipt' }, 'receipt' | 'receivedAt'>

/** Whether a receipt gives, and its id is so old that it may have been pruned. */
export function mayBePruned({ receipt: { payload }, receivedAt }: ReceiptItem): boolean {
  if (!isGiving(payload)) return false
  return addDuration(madeAtOf(payload.receiptId), LONGEST_GRANT) <= Date.parse(receivedAt)
}

/**
 * Whether a receipt that is not stored is taken for one that was pruned: nothing of those is left, and it would give
 * once more. `record` is what the site's newest pruning says; undefined where there is none.
 */
export function wasPruned(item: ReceiptItem, record: string | undefined): boolean {
  if (record === undefined || !mayBePruned(item)) return false
  const { before }: PrunedRecord = JSON.parse(record)
  return madeAtOf(item.receipt.payload.receiptId) < Date.parse(before)
}

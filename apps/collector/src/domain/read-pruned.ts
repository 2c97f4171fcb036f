import type { Id } from '@kvitto/core'
import type { PrunedRecord } from '@kvitto/receipt'
import type { Store } from '../storage/store.ts'

/** What the newest pruning says, and its entry's index; undefined where nothing was pruned. */
export async function readPruned(
  { receipts }: Pick<Store, 'receipts'>,
  site: Id,
): Promise<(PrunedRecord & { index: number; receivedAt: string }) | undefined> {
  const records = await receipts.listRecords(site)
  const newest = records.findLast(({ kind }) => kind === 'pruned')
  if (!newest) return undefined
  const record: PrunedRecord = JSON.parse(newest.record)
  return { ...record, index: newest.index, receivedAt: newest.receivedAt }
}

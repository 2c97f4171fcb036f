import type { PrunedRecord } from '@kvitto/receipt'
import type { LogId } from '../log/log-id.ts'
import type { Store } from '../storage/store.ts'

/** What the newest pruning of a site, or of its access log, says, and its entry's index; undefined where nothing was pruned. */
export async function readPruned(
  { receipts }: Pick<Store, 'receipts'>,
  log: LogId,
): Promise<(PrunedRecord & { index: number; receivedAt: string }) | undefined> {
  const records = await receipts.listRecords(log)
  const newest = records.findLast(({ kind }) => kind === 'pruned')
  if (!newest) return undefined
  const record: PrunedRecord = JSON.parse(newest.record)
  return { ...record, index: newest.index, receivedAt: newest.receivedAt }
}

import type { Id } from '@kvitto/core'
import type { ReceiptRecord } from '@kvitto/receipt'
import type { Deps } from '../deps.ts'
import type { ReceiptFilter } from '../storage/receipt-store.ts'
import { MOST_SHOWN } from './follow-receipts.ts'
import { listErasures, type ShownErasure } from './list-erasures.ts'
import { listVersions } from './list-versions.ts'
import { makeCursor, readCursor } from './page-cursor.ts'
import { toRecord } from './to-record.ts'

export interface FoundReceipts {
  records: ReceiptRecord[]
  /** Opaque; null on the last page. */
  next: string | null
  /** Of the receipt or subject asked for, newest first; only where there is any. */
  erasures?: ShownErasure[]
}

/** One page of the site's records that fit the filter, newest first. What was erased is no record. */
export async function findReceipts(
  deps: Deps,
  site: Id,
  filter: ReceiptFilter,
  page: { limit: number; cursor?: string | undefined },
): Promise<FoundReceipts> {
  const { store } = deps
  const cursor = page.cursor === undefined ? undefined : readCursor(page.cursor)
  const after = cursor && { receivedAt: cursor.at, index: cursor.tie }
  // One more than asked for tells whether there is a next page.
  const found = await store.receipts.findReceipts(site, filter, { limit: page.limit + 1, after })
  const shown = found.slice(0, page.limit)
  const last = shown.at(-1)
  const published = await listVersions(store, site)
  const { receiptId, subjectId } = filter
  const isNarrow = receiptId !== undefined || subjectId !== undefined
  const erasures = isNarrow ? await listErasures(deps, site, filter, { limit: MOST_SHOWN }) : []
  return {
    records: shown.map((stored) => toRecord(stored, published)),
    next: last && found.length > shown.length ? makeCursor(last.receivedAt, last.index) : null,
    ...(erasures.length > 0 && { erasures }),
  }
}

import type { Id, Time } from '@kvitto/core'
import type { ErasedBy, ErasureRecord, Hash } from '@kvitto/receipt'
import type { Deps } from '../deps.ts'
import type { ErasureFilter, ErasurePage } from '../storage/receipt-store.ts'

/** What is known of an erasure: which entries lost their receipts, when, and by whose word. */
export interface ShownErasure {
  index: number
  erasedAt: Time
  by: ErasedBy
  /** SHA-256 of the subject's id. */
  subject: Hash
  /** Log indexes of the receipts whose bodies went. */
  receipts: number[]
}

/** Newest first. */
export async function listErasures(
  { store }: Pick<Deps, 'store'>,
  site: Id,
  filter: ErasureFilter,
  page: ErasurePage,
): Promise<ShownErasure[]> {
  const found = await store.receipts.listErasures(site, filter, page)
  return found.map(({ index, erasedAt, by, subject, bytes }) => {
    const { receipts }: ErasureRecord = JSON.parse(bytes)
    return { index, erasedAt, by, subject, receipts }
  })
}

import type { ErasedBy, Hash } from '@kvitto/receipt'
import type { Erasure } from './receipt-store.ts'

/** As both databases keep it; times in ms since 1970. */
export type ErasureRow = {
  idx: number
  received_at: number
  subject: Hash
  erased_by: ErasedBy
  bytes: string
}

export function toErasure({ idx, received_at, subject, erased_by, bytes }: ErasureRow): Erasure {
  const erasedAt = new Date(received_at).toISOString()
  return { index: idx, erasedAt, subject, by: erased_by, bytes }
}

import { hash } from 'node:crypto'
import type { ErasedBy, Hash, Receipt } from '@kvitto/receipt'
import { isGiving } from '../domain/is-giving.ts'

/** What is kept of an erased receipt's or subject's id: whoever brings the id can be answered. */
export function traceOf(id: string): Hash {
  return hash('sha256', id, 'base64url')
}

/** One of the erasures of a receipt's subject; ms since 1970. */
export interface ErasedAt {
  erased_by: ErasedBy
  received_at: number
}

/**
 * Whether a receipt comes too late: it gives, and its subject was erased. A key that asked for erasure has
 * had its last word; whom the operator erased may decide again.
 */
export function isTooLate(payload: Receipt, erasures: readonly ErasedAt[]): boolean {
  const decidedAt = Date.parse(payload.decidedAt)
  const isOver = ({ erased_by, received_at }: ErasedAt) =>
    erased_by === 'subject' || decidedAt <= received_at
  return isGiving(payload) && erasures.some(isOver)
}

/** An erasure with nothing to remove says nothing new after one of the same word, or the subject's own. */
export function saysTheSame(earlier: ErasedBy, by: ErasedBy): boolean {
  return earlier === by || earlier === 'subject'
}

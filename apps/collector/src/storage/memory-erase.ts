import { isGiving } from '../domain/is-giving.ts'
import type { MemoryEntry, RemovedReceipt } from './memory-log.ts'
import type {
  AppendItem,
  AppendOutcome,
  Erasure,
  ErasureFilter,
  ErasurePage,
  RemovedBody,
} from './receipt-store.ts'
import { isTooLate, saysTheSame, traceOf } from './what-remains.ts'

type Found = { outcome: 'known'; index: number; receivedAt: string } | Refused
type Refused = Exclude<AppendOutcome, { index: number }>

/** Of a receipt that is not stored. */
export function findRemoved(
  { receipt, standsFor }: AppendItem & { kind: 'receipt' },
  entries: readonly MemoryEntry[],
): Found | undefined {
  const trace = traceOf(receipt.payload.receiptId)
  const index = entries.findIndex((entry) => 'trace' in entry && entry.trace === trace)
  const removed = entries[index]
  if (removed) {
    const isSame = Buffer.compare(removed.standsFor, standsFor) === 0
    const { receivedAt } = removed
    return isSame ? { outcome: 'known', index, receivedAt } : { outcome: 'conflict' }
  }
  const subject = traceOf(receipt.payload.subjectId)
  const erasures = entries.flatMap((entry) =>
    entry.kind === 'erasure' && entry.erasure.subject === subject
      ? { erased_by: entry.erasure.by, received_at: Date.parse(entry.receivedAt) }
      : [],
  )
  return isTooLate(receipt.payload, erasures) ? { outcome: 'subject-erased' } : undefined
}

export function findErasure(
  { erasure }: AppendItem & { kind: 'erasure' },
  entries: readonly MemoryEntry[],
): Found | undefined {
  const { subjectId, subject, by, receipts, since } = erasure
  const isTheirs = ({ index }: RemovedBody) => {
    const entry = entries[index]
    return entry?.kind === 'receipt' && entry.receipt?.payload.subjectId === subjectId
  }
  if (receipts.length > 0) {
    const isNone = receipts.every(isTheirs) && !entries.slice(since).some(isRemoval)
    return isNone ? undefined : { outcome: 'conflict' }
  }
  const index = entries.findLastIndex(
    (entry) =>
      entry.kind === 'erasure' &&
      entry.erasure.subject === subject &&
      saysTheSame(entry.erasure.by, by),
  )
  const earlier = entries[index]
  return earlier && { outcome: 'known', index, receivedAt: earlier.receivedAt }
}

function isRemoval(entry: MemoryEntry): boolean {
  return entry.kind === 'pruned' || (entry.kind === 'erasure' && entry.erasure.receipts.length > 0)
}

/** Puts what is left of them in the place of the receipts that an erasure lists. */
export function removeReceipts(
  entries: MemoryEntry[],
  receipts: readonly RemovedBody[],
  erasure: number,
): void {
  for (const { index } of receipts) {
    const entry = entries[index]
    if (entry?.kind === 'receipt' && entry.receipt) entries[index] = removedOf(entry, erasure)
  }
}

function removedOf(
  { receivedAt, standsFor, leafHash, receipt: { payload } }: AppendItem & { kind: 'receipt' },
  erasure: number,
): RemovedReceipt {
  const granted = isGiving(payload) ? payload.policyVersion : null
  const trace = traceOf(payload.receiptId)
  return {
    kind: 'receipt',
    receivedAt,
    standsFor,
    leafHash,
    receipt: undefined,
    trace,
    erasure,
    granted,
  }
}

/** `ReceiptStore.listErasures`. */
export function listErasures(
  entries: readonly MemoryEntry[],
  { subjectId, receiptId }: ErasureFilter,
  { limit, before = Number.POSITIVE_INFINITY }: ErasurePage,
): Erasure[] {
  const trace = receiptId === undefined ? undefined : traceOf(receiptId)
  const removed = entries.find((entry) => 'trace' in entry && entry.trace === trace)
  const only = removed && 'erasure' in removed ? removed.erasure : undefined
  const subject = subjectId === undefined ? undefined : traceOf(subjectId)
  return entries
    .flatMap((entry, index): Erasure[] => {
      if (entry.kind !== 'erasure') return []
      const { by, bytes } = entry.erasure
      return [{ index, erasedAt: entry.receivedAt, subject: entry.erasure.subject, by, bytes }]
    })
    .filter(
      (erasure) =>
        erasure.index < before &&
        (subject === undefined || erasure.subject === subject) &&
        (receiptId === undefined || erasure.index === only),
    )
    .reverse()
    .slice(0, limit)
}

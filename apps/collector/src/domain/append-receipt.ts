import type { AcceptedReceipt, Acknowledgement } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { bestHead } from './best-head.ts'
import { unknownReceipt } from './unknown-receipt.ts'

/** Stores and proves one receipt; resolves once it is durable. `isNew` is false for a repeat. */
export async function appendReceipt(
  deps: Deps,
  receipt: AcceptedReceipt,
): Promise<Acknowledgement & { isNew: boolean }> {
  const { store, log } = deps
  const { receiptId, site } = receipt.payload
  const outcome = await log.append({ kind: 'receipt', site, receipt })
  if (outcome.outcome === 'conflict') {
    throw new CollectorError('receipt_conflict', 'expected the bytes first sent, found others')
  }
  if (outcome.outcome === 'subject-mismatch') {
    const message = 'expected previous to name a receipt of the same subject, found one of another'
    throw new CollectorError('subject_mismatch', message, { path: 'previous' })
  }
  if (outcome.outcome === 'subject-erased') {
    const message = 'expected a grant of a subject that was not erased, found one of an erased one'
    throw new CollectorError('subject_erased', message, { path: 'subjectId' })
  }
  if (outcome.outcome === 'receipt-pruned') throw await unknownReceipt(store, site, receiptId)
  const { index, receivedAt, head } = outcome
  const isNew = outcome.outcome === 'appended'
  const proven = isNew ? head : await bestHead(store, { site, head, index })
  const proof = await log.prove(site, index, proven)
  return { receiptId, index, receivedAt, proof, isNew }
}

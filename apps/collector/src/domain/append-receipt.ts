import { addDuration } from '@kvitto/core'
import type { AcceptedReceipt, Acknowledgement, Receipt } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { bestHead } from './best-head.ts'
import { isGiving } from './is-giving.ts'
import { madeAtOf } from './made-at-of.ts'
import { LONGEST_GRANT } from './prune-log.ts'
import { unknownReceipt } from './unknown-receipt.ts'

/** Stores and proves one receipt; resolves once it is durable. `isNew` is false for a repeat. */
export async function appendReceipt(
  deps: Deps,
  receipt: AcceptedReceipt,
): Promise<Acknowledgement & { isNew: boolean }> {
  const { store, log } = deps
  const { receiptId, site } = receipt.payload
  await refusePruned(deps, receipt.payload)
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
  const { index, receivedAt, head } = outcome
  const isNew = outcome.outcome === 'appended'
  const proven = isNew ? head : await bestHead(store, { site, head, index })
  const proof = await log.prove(site, index, proven)
  return { receiptId, index, receivedAt, proof, isNew }
}

/** Of what was pruned nothing tells that it was withdrawn, or had expired: it would give once more. */
async function refusePruned({ store, now }: Deps, payload: Receipt): Promise<void> {
  const { receiptId, site } = payload
  const isYoung = addDuration(madeAtOf(receiptId), LONGEST_GRANT) > now().getTime()
  if (isYoung || !isGiving(payload)) return
  if (await store.receipts.getReceipt(site, receiptId)) return
  const why = await unknownReceipt(store, site, receiptId)
  if (why.code === 'receipt_pruned') throw why
}

import type { ReceiptRecord } from '@kvitto/receipt'
import type { StoredReceipt } from '../storage/receipt-store.ts'
import { payloadOf } from './payload-of.ts'

/** The stored receipt as the admin API shows it. */
export function toRecord(stored: StoredReceipt, published: ReadonlySet<string>): ReceiptRecord {
  const payload = payloadOf(stored)
  return {
    receiptId: payload.receiptId,
    index: stored.index,
    subjectId: payload.subjectId,
    event: payload.event,
    decisions: payload.decisions,
    services: payload.services,
    scope: payload.scope,
    policyVersion: payload.policyVersion,
    policyKnown: published.has(payload.policyVersion),
    method: payload.method,
    language: payload.language,
    trust: stored.trust,
    gesture: payload.gesture,
    decidedAt: payload.decidedAt,
    receivedAt: stored.receivedAt,
    previous: payload.previous,
    ends: payload.ends,
    receipt: stored.text,
  }
}

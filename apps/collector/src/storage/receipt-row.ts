import type { Trust } from '@kvitto/receipt'
import type { StoredReceipt } from './receipt-store.ts'

/** What both databases are asked for of a receipt. */
export interface ReceiptRow {
  idx: number
  /** Ms since 1970. */
  received_at: number
  trust: Trust
  hash: string
  receipt: string
}

export function toStored(row: ReceiptRow): StoredReceipt {
  const { idx, received_at, trust, hash, receipt } = row
  return { index: idx, receivedAt: new Date(received_at).toISOString(), trust, hash, text: receipt }
}

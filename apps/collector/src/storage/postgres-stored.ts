import { unpackBody } from './pack-body.ts'
import { type ReceiptRow, toStored as storedOf } from './receipt-row.ts'
import type { StoredReceipt } from './receipt-store.ts'

/** A receipt is there as its text or, packed, as its body. */
export type PostgresReceipt = Omit<ReceiptRow, 'receipt'> & TextOrBody

export interface TextOrBody {
  receipt: string | null
  body: Buffer | null
}

/** The columns of a `PostgresReceipt`, of rows called `t`. */
export const STORED = 't.idx, t.received_at, t.trust, t.hash, t.receipt, t.body'

export function toStored(row: PostgresReceipt): StoredReceipt {
  return storedOf({ ...row, receipt: textOf(row) })
}

export function textOf({ receipt, body }: TextOrBody): string {
  return receipt ?? (body ? unpackBody(body) : '')
}

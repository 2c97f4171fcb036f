import { decodeReceipt, type Receipt } from '@kvitto/receipt'
import type { StoredReceipt } from '../storage/receipt-store.ts'

/** The payload of a stored receipt: verified when it was taken, so here it is only read. */
export function payloadOf({ text, trust }: StoredReceipt): Receipt {
  const payload = trust === 'signed' ? decodeReceipt(text).payload : JSON.parse(text).payload
  return payload as Receipt
}

import type { Receipt } from '@kvitto/receipt'
import type { StoredReceipt } from '../storage/receipt-store.ts'

/** The payload of a stored receipt: verified when it was taken, so here it is only read. */
export function payloadOf({ text, trust }: Pick<StoredReceipt, 'text' | 'trust'>): Receipt {
  if (trust !== 'signed') return JSON.parse(text).payload
  const [, payload = ''] = text.split('.')
  return JSON.parse(Buffer.from(payload, 'base64url').toString())
}

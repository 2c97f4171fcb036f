import type { Receipt } from '@kvitto/receipt'
import { isSealed } from '../bodies/body-cipher.ts'
import { CollectorError } from '../collector-error.ts'
import type { StoredReceipt } from '../storage/receipt-store.ts'

/**
 * The payload of a stored receipt: verified when it was taken, so here it is only read. Throws
 * `body_key_lost` where it is sealed by a key that the operator no longer has.
 */
export function payloadOf({ text, trust }: Pick<StoredReceipt, 'text' | 'trust'>): Receipt {
  if (isSealed(text)) {
    const message = 'expected the key of a sealed receipt, found none'
    throw new CollectorError('body_key_lost', message)
  }
  if (trust !== 'signed') return JSON.parse(text).payload
  const [, payload = ''] = text.split('.')
  return JSON.parse(Buffer.from(payload, 'base64url').toString())
}

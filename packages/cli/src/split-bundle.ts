import { ReceiptError } from '@kvitto/receipt'

/** The entries of a C2SP bundle, each with its length before it in two bytes. Throws `proof_malformed`. */
export function splitBundle(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const texts: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 <= bytes.length ? at + 2 + view.getUint16(at) : Number.POSITIVE_INFINITY
    if (end > bytes.length) {
      const message = 'expected whole entries in a bundle, found one cut short'
      throw new ReceiptError('proof_malformed', message)
    }
    texts.push(bytes.subarray(at + 2, end))
    at = end
  }
  return texts
}

import { hash, verify } from 'node:crypto'
import type { ReceiptCrypto } from '@kvitto/receipt'

/**
 * Synchronous and with the JWK as it is: WebCrypto spends twice as much on passing a key and a
 * signature to another thread as it takes to check them.
 */
export const nodeCrypto: ReceiptCrypto = {
  verify(jwk, signature, signed) {
    const key = { key: { ...jwk }, format: 'jwk', dsaEncoding: 'ieee-p1363' } as const
    return verify('sha256', signed, key, signature) && signature.length === 64
  },
  hash: (text) => hash('sha256', text, 'base64url'),
}

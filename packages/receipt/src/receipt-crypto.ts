import type { DecodedJws } from './decode-jws.ts'
import { hashText } from './hash.ts'
import type { Hash } from './receipt.ts'

/** What a receipt is verified with; a server may bring what is faster there than WebCrypto. */
export interface ReceiptCrypto {
  /**
   * ES256, the signature in the form of IEEE P1363 (RFC 7518 section 3.4): false unless it has 64
   * bytes. Both values of s are valid. Throws where `jwk` is no point of P-256.
   */
  verify(
    jwk: DecodedJws['header']['jwk'],
    signature: Uint8Array<ArrayBuffer>,
    signed: Uint8Array<ArrayBuffer>,
  ): boolean | Promise<boolean>
  /** SHA-256 of the UTF-8 bytes, base64url. */
  hash(text: string): Hash | Promise<Hash>
}

export const webCrypto: ReceiptCrypto = {
  async verify(jwk, signature, signed) {
    const named = { name: 'ECDSA', namedCurve: 'P-256' }
    const key = await crypto.subtle.importKey('jwk', jwk, named, false, ['verify'])
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
    return signature.length === 64 && crypto.subtle.verify(algorithm, key, signature, signed)
  },
  hash: hashText,
}

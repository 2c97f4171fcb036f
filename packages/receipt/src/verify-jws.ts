import type { DecodedJws } from './decode-jws.ts'
import type { ReceiptCrypto } from './receipt-crypto.ts'
import { webCrypto } from './receipt-crypto.ts'
import { ReceiptError } from './receipt-error.ts'

/**
 * The payload, once the signature holds and the key in the header is the one that `subjectId` names.
 * Throws `ReceiptError`; nothing of the payload is to be used when it does.
 */
export async function verifyJws<T extends { subjectId: string }>(
  decoded: DecodedJws,
  read: (payload: unknown) => T,
  crypto: ReceiptCrypto = webCrypto,
): Promise<T> {
  await verifySignature(crypto, decoded)
  const statement = read(decoded.payload)
  if (statement.subjectId !== (await crypto.hash(thumbprintInput(decoded.header.jwk)))) {
    throw new ReceiptError(
      'subject_mismatch',
      'expected the thumbprint of jwk as subjectId, found another',
    )
  }
  return statement
}

async function verifySignature(
  crypto: ReceiptCrypto,
  { header, signature, signingInput }: DecodedJws,
): Promise<void> {
  const isValid = await isSigned(() => crypto.verify(header.jwk, signature, signingInput))
  if (!isValid) {
    throw new ReceiptError('signature_invalid', 'expected a signature by jwk, found another')
  }
}

async function isSigned(verify: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await verify()
  } catch (cause) {
    throw new ReceiptError('header_invalid', 'expected a point of P-256 as jwk, found another', {
      cause,
    })
  }
}

/** RFC 7638 section 3: the required members in this order, nothing else. */
function thumbprintInput({ crv, kty, x, y }: DecodedJws['header']['jwk']): string {
  return JSON.stringify({ crv, kty, x, y })
}

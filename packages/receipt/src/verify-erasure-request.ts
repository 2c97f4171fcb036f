import { decodeJws } from './decode-jws.ts'
import { ERASURE_SCHEMA, ERASURE_TYP, type ErasureRequest } from './erasure.ts'
import type { ReceiptCrypto } from './receipt-crypto.ts'
import { webCrypto } from './receipt-crypto.ts'
import { ReceiptError } from './receipt-error.ts'
import { isId, isObject } from './receipt-shape.ts'
import { verifyJws } from './verify-jws.ts'

/** Verifies the compact JWS by which a subject's key asks for erasure. Throws `ReceiptError`. */
export function verifyErasureRequest(
  jws: string,
  crypto: ReceiptCrypto = webCrypto,
): Promise<ErasureRequest> {
  return verifyJws(decodeJws(jws, ERASURE_TYP), readErasureRequest, crypto)
}

function readErasureRequest(payload: unknown): ErasureRequest {
  const { schema, site, subjectId, ...others } = isObject(payload) ? payload : {}
  const isExact = schema === ERASURE_SCHEMA && Object.keys(others).length === 0
  if (!isExact || !isId(site) || typeof subjectId !== 'string') {
    const message = `expected ${ERASURE_SCHEMA}: schema, site and subjectId, found others`
    throw new ReceiptError('erasure_malformed', message)
  }
  return { schema, site, subjectId }
}

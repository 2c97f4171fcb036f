import { fromBase64url } from './decode-base64.ts'
import { bytesOf } from './hash.ts'
import { readCanonical } from './read-canonical.ts'
import { ReceiptError } from './receipt-error.ts'
import { isHash } from './receipt-shape.ts'

export interface JwsHeader {
  alg: 'ES256'
  jwk: { crv: 'P-256'; kty: 'EC'; x: string; y: string }
  typ: string
}

/** Strict: undefined for padding, foreign characters or non-zero trailing bits. */
export type DecodeBase64url = (text: string) => Uint8Array<ArrayBuffer> | undefined

export interface DecodedJws {
  /** The compact JWS. */
  text: string
  header: JwsHeader
  /** Not verified: neither shown nor used before the signature holds. */
  payload: unknown
  /** What ES256 signs: the ASCII of the first two segments and their dot. */
  signingInput: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
}

/**
 * Takes a compact JWS (RFC 7515 section 3.1) apart without verifying it. Header and payload must be
 * their own RFC 8785 bytes, which is how duplicate keys, other key orders and spaces show; `typ` keeps
 * one kind of statement from standing in for another. Throws `ReceiptError`. A server may bring a way
 * to decode that is as strict and faster there.
 */
export function decodeJws(
  jws: string,
  wantedTyp: string,
  decode: DecodeBase64url = fromBase64url,
): DecodedJws {
  const segments = jws.split('.')
  const [header, payload, signature] = segments
  if (segments.length !== 3 || !header || !payload || signature === undefined) {
    throw malformed(`three segments, found ${segments.length}`)
  }
  const bytesIn = (segment: string, what: string) => {
    const bytes = decode(segment)
    if (!bytes) throw malformed(`${what} in base64url without padding, found another`)
    return bytes
  }
  const decoded = readCanonical(bytesIn(payload, 'payload'), 'payload')
  return {
    text: jws,
    header: readHeader(readCanonical(bytesIn(header, 'header'), 'header'), wantedTyp),
    payload: decoded,
    signingInput: bytesOf(`${header}.${payload}`),
    signature: bytesIn(signature, 'signature'),
  }
}

function readHeader(header: unknown, wantedTyp: string): JwsHeader {
  const { alg, jwk, typ, ...others } = membersOf(header)
  if (alg !== 'ES256') {
    throw new ReceiptError('algorithm_unsupported', 'expected alg ES256, found another')
  }
  const { crv, kty, x, y, ...otherJwk } = membersOf(jwk)
  // RFC 7518 section 6.2.1.2: the full 32 octets each, as those of a hash.
  const isExact =
    typ === wantedTyp && crv === 'P-256' && kty === 'EC' && isEmpty(others) && isEmpty(otherJwk)
  if (!isExact || !isHash(x) || !isHash(y)) {
    throw new ReceiptError(
      'header_invalid',
      `expected exactly alg, jwk {crv, kty, x, y} of P-256 and typ ${wantedTyp}, found others`,
    )
  }
  return { alg, jwk: { crv, kty, x, y }, typ }
}

function membersOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return { ...value }
}

function isEmpty(members: object): boolean {
  return Object.keys(members).length === 0
}

function malformed(expected: string): ReceiptError {
  return new ReceiptError('receipt_malformed', `expected ${expected}`)
}

import type { DecodedReceipt, ReceiptHeader } from './decode-receipt.ts'
import { decodeReceipt } from './decode-receipt.ts'
import { bytesOf, hashText, sha256, toBase64url } from './hash.ts'
import { canonicalTextOf, readCanonical } from './read-canonical.ts'
import type { Hash, Receipt, Trust } from './receipt.ts'
import { ReceiptError } from './receipt-error.ts'
import { isObject, readReceipt } from './receipt-shape.ts'

declare const accepted: unique symbol

/** A receipt whose signature, or lack of one, was looked at: the only thing that a store takes. */
export interface AcceptedReceipt {
  readonly [accepted]: true
  readonly payload: Receipt
  readonly trust: Trust
  /** The compact JWS, or the RFC 8785 text of `{"payload","trust"}` where there is none. */
  readonly text: string
  /** SHA-256 of `text`. Whoever knows it can end the grants in it: never shown or logged. */
  readonly hash: Hash
}

type Jwk = ReceiptHeader['jwk']

/**
 * Verifies a compact JWS, or what `decodeReceipt` made of it, against the key in its header, and that
 * key against `subjectId`. Throws `ReceiptError`; nothing of the payload is to be used when it does.
 */
export async function verifyReceipt(jws: string | DecodedReceipt): Promise<AcceptedReceipt> {
  const { text, header, payload, signingInput, signature } =
    typeof jws === 'string' ? decodeReceipt(jws) : jws
  await verifySignature(header.jwk, signature, signingInput)
  const receipt = readReceipt(payload)
  if (receipt.subjectId !== (await thumbprintOf(header.jwk))) {
    throw new ReceiptError(
      'subject_mismatch',
      'expected the thumbprint of jwk as subjectId, found another',
    )
  }
  return accept(receipt, 'signed', text)
}

/** Takes the payload of a page without a secure context: nobody signed it, and it says so for ever. */
export function acceptUnsigned(payload: unknown): Promise<AcceptedReceipt> {
  return acceptStated(payload, 'unsigned')
}

/** Reads what a store or a bundle holds, of any trust; verifies it again where it is signed. */
export async function readStoredReceipt(text: string): Promise<AcceptedReceipt> {
  if (!text.startsWith('{')) return verifyReceipt(text)
  const stored = readCanonical(text, 'the stored receipt')
  if (!isObject(stored) || Object.keys(stored).join() !== 'payload,trust') {
    throw new ReceiptError('receipt_malformed', 'expected {payload, trust}, found others')
  }
  return acceptStated(stored.payload, stated(stored.trust))
}

type StatedTrust = Exclude<Trust, 'signed'>

const subjectForms: Record<StatedTrust, RegExp> = {
  unsigned: /^u_[\w-]{22}$/,
  host: /^h_[\w-]{43}$/,
  link: /^[\w-]{22,80}$/,
  imported: /^[\w-]{1,80}$/,
}

function stated(trust: unknown): StatedTrust {
  const found = (['unsigned', 'host', 'link', 'imported'] as const).find((word) => word === trust)
  if (!found)
    throw new ReceiptError(
      'receipt_malformed',
      'expected a trust that is not signed, found another',
    )
  return found
}

async function acceptStated(payload: unknown, trust: StatedTrust): Promise<AcceptedReceipt> {
  const text = canonicalTextOf({ payload, trust }, 'the receipt')
  const receipt = readReceipt(payload)
  if (!subjectForms[trust].test(receipt.subjectId)) {
    throw new ReceiptError(
      'subject_mismatch',
      `expected a subjectId as ${trust} receipts have it, found another`,
    )
  }
  return accept(receipt, trust, text)
}

async function accept(payload: Receipt, trust: Trust, text: string): Promise<AcceptedReceipt> {
  return { payload, trust, text, hash: await hashText(text) } as AcceptedReceipt
}

async function verifySignature(
  jwk: Jwk,
  signature: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
): Promise<void> {
  // IEEE P1363, RFC 7518 section 3.4. Both values of s are valid ES256.
  const key = await importKey(jwk)
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const isValid =
    signature.length === 64 && (await crypto.subtle.verify(algorithm, key, signature, signed))
  if (!isValid) {
    throw new ReceiptError('signature_invalid', 'expected a signature by jwk, found another')
  }
}

async function importKey(jwk: Jwk): Promise<CryptoKey> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  try {
    return await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify'])
  } catch (cause) {
    throw new ReceiptError('header_invalid', 'expected a point of P-256 as jwk, found another', {
      cause,
    })
  }
}

/** RFC 7638 section 3: the required members in this order, nothing else. */
async function thumbprintOf({ crv, kty, x, y }: Jwk): Promise<string> {
  return toBase64url(await sha256(bytesOf(JSON.stringify({ crv, kty, x, y }))))
}

import type { DecodedReceipt } from './decode-receipt.ts'
import { decodeReceipt } from './decode-receipt.ts'
import { hashText } from './hash.ts'
import { canonicalTextOf, readCanonical } from './read-canonical.ts'
import type { Hash, Receipt, Trust } from './receipt.ts'
import type { ReceiptCrypto } from './receipt-crypto.ts'
import { webCrypto } from './receipt-crypto.ts'
import { ReceiptError } from './receipt-error.ts'
import { isObject, readReceipt } from './receipt-shape.ts'
import { verifyJws } from './verify-jws.ts'

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

/**
 * Verifies a compact JWS, or what `decodeReceipt` made of it, against the key in its header, and that
 * key against `subjectId`. Throws `ReceiptError`; nothing of the payload is to be used when it does.
 * A server may bring what is faster there than WebCrypto, and the payload as it has read it, as
 * strictly at least, before it paid for the signature.
 */
export async function verifyReceipt(
  jws: string | DecodedReceipt,
  crypto: ReceiptCrypto = webCrypto,
  read: (payload: unknown) => Receipt = readReceipt,
): Promise<AcceptedReceipt> {
  const decoded = typeof jws === 'string' ? decodeReceipt(jws) : jws
  const receipt = await verifyJws(decoded, read, crypto)
  const { text } = decoded
  return accept(receipt, { trust: 'signed', text, hash: await crypto.hash(text) })
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
  return accept(receipt, { trust, text, hash: await hashText(text) })
}

function accept(
  payload: Receipt,
  { trust, text, hash }: Pick<AcceptedReceipt, 'trust' | 'text' | 'hash'>,
): AcceptedReceipt {
  return { payload, trust, text, hash } as AcceptedReceipt
}

import { canonicalize } from './canonical.ts'
import { bytesOf, toBase64url } from './hash.ts'
import type { Receipt } from './receipt.ts'
import { TYP } from './receipt.ts'
import type { SigningKey } from './signing-key.ts'

/** The compact JWS of a receipt (RFC 7515, ES256). Header and payload are their RFC 8785 bytes. */
export async function signReceipt(receipt: Receipt, key: SigningKey): Promise<string> {
  const header = { alg: 'ES256', jwk: key.jwk, typ: TYP }
  const input = [header, receipt].map((part) => toBase64url(bytesOf(canonicalize(part)))).join('.')
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    key.privateKey,
    bytesOf(input),
  )
  return `${input}.${toBase64url(new Uint8Array(signature))}`
}

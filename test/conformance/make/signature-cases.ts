import { createHmac, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { canonicalize } from '@kvitto/receipt'
import { calculateJwkThumbprint } from 'jose'
import { type Case, type Cases, receipt } from './case.ts'
import { base64url } from './hashes.ts'
import { otherPersonKey, personKey } from './keys.ts'
import { ORDER, takeApart, withSignature } from './mirrored.ts'
import { first, happyPayload, happyReceipt } from './sample.ts'
import { headerOf, type Members, publicJwk, signed, signedBytes } from './signed-receipt.ts'

const { input, r, s } = takeApart(happyReceipt)

/** Receipts in the right form that nobody signed, or not as the header says. */
export const signatureCases: Cases = {
  'flipped-bit': bad('one bit of the signature', flipped(2, 7)),
  'flipped-bit-in-s': bad('one bit of the signature’s second half', flipped(2, 63)),
  'flipped-bit-in-payload': bad(
    'a decision changed after signing',
    withPayload((text) => text.replace('"gpc":false', '"gpc":true')),
  ),
  'flipped-bit-in-header': receipt('one bit of the header', flipped(0, 7), ['canonical form']),
  'signature-swapped': bad('the signature of another receipt', `${input}.${first.split('.')[2]}`),
  'wrong-key': bad(
    'signed by another key than the header’s',
    await signed(happyPayload, otherPersonKey, personKey),
  ),
  'subject-of-another-key': bad(
    'another key’s thumbprint as subjectId',
    await signed(happyPayload, otherPersonKey),
  ),

  // What ES256 is: RFC 7518 section 3.4.
  'r-zero': bad('r = 0', withSignature(input, 0n, s)),
  's-zero': bad('s = 0', withSignature(input, r, 0n)),
  'all-zero': bad('r = s = 0', withSignature(input, 0n, 0n)),
  'r-is-order': bad('r = n', withSignature(input, ORDER, s)),
  's-is-order': bad('s = n', withSignature(input, r, ORDER)),
  'r-beyond-order': bad('r = n + 1', withSignature(input, ORDER + 1n, s)),
  's-greatest': bad('s = 2^256 - 1', withSignature(input, r, 2n ** 256n - 1n)),
  'r-and-s-swapped': bad('s before r', withSignature(input, s, r)),
  'signature-der': bad('DER in place of r and s', `${input}.${base64url(derSignature())}`),
  'signature-short': bad('63 bytes', `${input}.${base64url(signatureBytes().subarray(0, 63))}`),
  'signature-long': bad(
    'a byte more',
    `${input}.${base64url(Buffer.concat([signatureBytes(), Buffer.of(0)]))}`,
  ),
  'signature-empty': bad('no byte of signature', `${input}.`),

  // The header says which algorithm and key: exactly one is allowed.
  'algorithm-none': bad('alg none', withHeader({ alg: 'none' })),
  'algorithm-none-unsigned': bad('alg none, no signature', unsignedJws()),
  'algorithm-other': bad('alg ES384', withHeader({ alg: 'ES384' })),
  'algorithm-lower-case': bad('alg es256', withHeader({ alg: 'es256' })),
  'algorithm-hmac': bad('alg HS256, with the public key as its secret', hmacSigned()),
  'algorithm-eddsa': bad('alg EdDSA, rightly signed by such a key', await ed25519Signed()),
  'curve-other': bad('ES256 with a key of P-384', await p384Signed()),
  'header-extra': bad('a header member more', withHeader({ kid: 'a' })),
  'header-critical': bad('a critical header', withHeader({ b64: false, crit: ['b64'] })),
  'jwk-private': bad('the private key in the header', withHeader({ jwk: personKey })),
  'jwk-extra': bad('a member more in jwk', withHeader({ jwk: { ...jwk(), use: 'sig' } })),
  'jwk-short': bad(
    'a coordinate of 31 bytes',
    withHeader({ jwk: { ...jwk(), x: 'A'.repeat(42) } }),
  ),
  'jwk-padded': bad(
    'a coordinate with padding',
    await signedAs({ ...jwk(), x: `${personKey.x}=` }),
  ),
  'jwk-trailing-bits': bad(
    'a coordinate with bits after its last byte',
    await signedAs({ ...jwk(), x: personKey.x.replace(/4$/, '5') }),
  ),
  'point-off-curve': bad(
    'a key that is no point of the curve',
    withHeader({ jwk: { ...jwk(), y: personKey.x } }),
  ),
  'point-at-zero': bad(
    'the point (0, 0)',
    withHeader({ jwk: { ...jwk(), x: 'A'.repeat(43), y: 'A'.repeat(43) } }),
  ),
  'type-other': bad('another typ', withHeader({ typ: 'JWT' })),
}

function bad(desc: string, text: string): Case {
  return receipt(desc, text, ['signature'])
}

function jwk() {
  return publicJwk(personKey)
}

function withHeader(members: Members): string {
  return signedBytes(
    canonicalize({ ...headerOf(personKey), ...members }),
    canonicalize(happyPayload),
  )
}

/** Signed by the person's key under a header whose jwk is written otherwise, subject and all. */
async function signedAs(written: ReturnType<typeof jwk>): Promise<string> {
  const subjectId = await calculateJwkThumbprint(written)
  const header = canonicalize({ ...headerOf(personKey), jwk: written })
  return signedBytes(header, canonicalize({ ...happyPayload, subjectId }))
}

function withPayload(edit: (text: string) => string): string {
  const [header, payload = '', signature] = happyReceipt.split('.')
  return `${header}.${base64url(edit(Buffer.from(payload, 'base64url').toString()))}.${signature}`
}

function flipped(position: number, byte: number): string {
  const segments = happyReceipt.split('.').map((text) => Buffer.from(text, 'base64url'))
  const bytes = segments[position]
  if (bytes) bytes[byte] = (bytes[byte] ?? 0) ^ 1
  return segments.map(base64url).join('.')
}

function signatureBytes(): Buffer {
  return Buffer.from(happyReceipt.slice(input.length + 1), 'base64url')
}

function derSignature(): Buffer {
  const key = createPrivateKey({ key: personKey, format: 'jwk' })
  return sign('sha256', Buffer.from(input), { key, dsaEncoding: 'der' })
}

function unsignedJws(): string {
  const header = { ...headerOf(personKey), alg: 'none' }
  return `${[header, happyPayload].map((part) => base64url(canonicalize(part))).join('.')}.`
}

function hmacSigned(): string {
  const header = { ...headerOf(personKey), alg: 'HS256' }
  const text = [header, happyPayload].map((part) => base64url(canonicalize(part))).join('.')
  const mac = createHmac('sha256', canonicalize(jwk())).update(text).digest()
  return `${text}.${base64url(mac)}`
}

async function ed25519Signed(): Promise<string> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const { crv, kty, x } = publicKey.export({ format: 'jwk' })
  const header = { alg: 'EdDSA', jwk: { crv, kty, x }, typ: 'kvitto-receipt+jws' }
  const subjectId = await calculateJwkThumbprint({ crv: crv ?? '', kty: kty ?? '', x: x ?? '' })
  const parts = [header, { ...happyPayload, subjectId }]
  const text = parts.map((part) => base64url(canonicalize(part))).join('.')
  return `${text}.${base64url(sign(null, Buffer.from(text), privateKey))}`
}

async function p384Signed(): Promise<string> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const { crv = '', kty = '', x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const subjectId = await calculateJwkThumbprint({ crv, kty, x, y })
  const header = { alg: 'ES256', jwk: { crv, kty, x, y }, typ: 'kvitto-receipt+jws' }
  const parts = [header, { ...happyPayload, subjectId }]
  const text = parts.map((part) => base64url(canonicalize(part))).join('.')
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' as const }
  return `${text}.${base64url(sign('sha256', Buffer.from(text), key))}`
}

import {
  calculateJwkThumbprint,
  compactVerify,
  EmbeddedJWK,
  exportJWK,
  generateKeyPair,
} from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { canonicalize } from './canonical.ts'
import { fromBase64url } from './decode-base64.ts'
import { fallbackStore } from './fallback-store.ts'
import { bytesOf, hashText, toBase64url } from './hash.ts'
import type { Receipt } from './receipt.ts'
import { sampleReceipt } from './sample-receipt.ts'
import { signReceipt } from './sign-receipt.ts'
import type { SigningKey } from './signing-key.ts'
import { signingKey } from './signing-key.ts'
import type { AcceptedReceipt } from './verify-receipt.ts'
import { acceptUnsigned, readStoredReceipt, verifyReceipt } from './verify-receipt.ts'

// The order of P-256, SEC 2 section 2.4.2.
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

let key: SigningKey
let payload: Receipt
let jws: string

beforeAll(async () => {
  key = await signingKey(fallbackStore('kvitto'), false)
  payload = sampleReceipt({ subjectId: key.subjectId })
  jws = await signReceipt(payload, key)
})

describe('a signed receipt', () => {
  test('is accepted with its text and the hash of its text', async () => {
    const accepted = await verifyReceipt(jws)
    expect(accepted).toEqual({ payload, trust: 'signed', text: jws, hash: await hashText(jws) })
  })

  test('verifies with jose, thumbprint included', async () => {
    const { protectedHeader } = await compactVerify(jws, EmbeddedJWK)
    expect(await calculateJwkThumbprint(protectedHeader.jwk ?? {})).toBe(key.subjectId)
  })

  test('verifies with either value of s', async () => {
    const [header, body, signature = ''] = jws.split('.')
    const bytes = fromBase64url(signature) ?? new Uint8Array(64)
    const s = BigInt(`0x${Buffer.from(bytes.slice(32)).toString('hex')}`)
    const other = (ORDER - s).toString(16).padStart(64, '0')
    bytes.set(Buffer.from(other, 'hex'), 32)
    const accepted = await verifyReceipt(`${header}.${body}.${toBase64url(bytes)}`)
    expect(accepted.trust).toBe('signed')
  })

  test('fails with a changed payload', async () => {
    const [header, , signature] = jws.split('.')
    const body = toBase64url(bytesOf(canonicalize({ ...payload, gpc: true })))
    await rejects(`${header}.${body}.${signature}`, 'signature_invalid')
  })

  test('fails with a signature of another length', async () => {
    await rejects(jws.slice(0, -2), 'signature_invalid')
    await rejects(jws.slice(0, jws.lastIndexOf('.') + 1), 'signature_invalid')
  })

  test('fails when subjectId is not the key’s thumbprint', async () => {
    const other = await signingKey(fallbackStore('kvitto'), false)
    await rejects(await signReceipt(payload, other), 'subject_mismatch')
  })

  test('fails with a private key in the header', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true })
    const jwk = await exportJWK(privateKey)
    await rejects(withHeader({ alg: 'ES256', jwk, typ: 'kvitto-receipt+jws' }), 'header_invalid')
  })

  test.each(['none', 'HS256', 'ES384', 'EdDSA', 256, null])('fails with alg %s', async (alg) => {
    const header = { alg, jwk: key.jwk, typ: 'kvitto-receipt+jws' }
    await rejects(withHeader(header), 'algorithm_unsupported')
  })

  test.each(['', '.', '..', 'a.b', 'a.b.c.d', 'e30.e30.', '{}', 'é.é.é'])(
    '%j is none',
    async (text) => {
      await expect(verifyReceipt(text)).rejects.toMatchObject({ name: 'ReceiptError' })
    },
  )

  test('fails without exhausting the stack on deep nesting', async () => {
    const [header, , signature] = jws.split('.')
    const deep = toBase64url(bytesOf('['.repeat(100_000) + ']'.repeat(100_000)))
    await rejects(`${header}.${deep}.${signature}`, 'not_canonical')
  })

  test.each<[string, unknown]>([
    ['a member more', { ip: '192.0.2.1' }],
    ['test: false', { test: false }],
    ['another schema', { schema: 'kvitto/receipt/2' }],
    ['a decision that is no word of ours', { decisions: { analytics: 'yes' } }],
    ['a purpose that is no id', { decisions: { Analytics: 'given' } }],
    ['an impossible day', { decidedAt: '2026-02-30T00:00:00Z' }],
    ['a time with an offset', { decidedAt: '2026-11-21T12:00:00+01:00' }],
    ['ends that are no hashes', { ends: ['abc'] }],
    ['a receiptId of another version', { receiptId: '019aa6f2-0000-4000-8000-000000000001' }],
  ])('fails with %s, though signed', async (_, members) => {
    const odd = { ...payload, ...(members as Partial<Receipt>) }
    await rejects(await signReceipt(odd, key), 'receipt_malformed')
  })

  test.each(['1970-01-01T00:00:00Z', '2099-12-31T23:59:59Z'])('keeps the claim %s', async (at) => {
    const { payload: kept } = await verifyReceipt(
      await signReceipt({ ...payload, decidedAt: at }, key),
    )
    expect(kept.decidedAt).toBe(at)
  })
})

describe('an unsigned receipt', () => {
  test('hashes the RFC 8785 text of payload and trust', async () => {
    const unsigned = sampleReceipt()
    const text = canonicalize({ payload: unsigned, trust: 'unsigned' })
    const accepted = await acceptUnsigned(unsigned)
    expect(accepted).toEqual({
      payload: unsigned,
      trust: 'unsigned',
      text,
      hash: await hashText(text),
    })
    expect(await readStoredReceipt(text)).toEqual(accepted)
  })

  test('cannot speak for a key', async () => {
    const code = { code: 'subject_mismatch' }
    await expect(acceptUnsigned(payload)).rejects.toMatchObject(code)
    await expect(acceptUnsigned(sampleReceipt({ subjectId: 'u_short' }))).rejects.toMatchObject(
      code,
    )
  })

  test('cannot be stored as signed', async () => {
    const text = canonicalize({ payload: sampleReceipt(), trust: 'signed' })
    await expect(readStoredReceipt(text)).rejects.toMatchObject({ code: 'receipt_malformed' })
  })

  test('is no JSON with spaces', async () => {
    const text = canonicalize({ payload: sampleReceipt(), trust: 'unsigned' }).replace(':', ': ')
    await expect(readStoredReceipt(text)).rejects.toMatchObject({ code: 'not_canonical' })
  })
})

test('a store that takes AcceptedReceipt takes nothing made by hand', () => {
  const store = (receipt: AcceptedReceipt) => receipt.hash
  // @ts-expect-error only verifying mints the brand
  store({ payload, trust: 'signed', text: jws, hash: 'A' })
})

function withHeader(header: unknown): string {
  const [, body, signature] = jws.split('.')
  return `${toBase64url(bytesOf(canonicalize(header)))}.${body}.${signature}`
}

async function rejects(text: string, code: string): Promise<void> {
  await expect(verifyReceipt(text)).rejects.toMatchObject({ name: 'ReceiptError', code })
}

import { ReceiptError, verifyReceipt } from '@kvitto/receipt'
import { expect, test } from 'vitest'
import { makeTestKey, signTestReceipt, type TestKey } from '../testing/test-receipt.ts'
import { nodeCrypto } from './node-crypto.ts'

// The order of P-256, SEC 2 section 2.4.2.
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

const key = await makeTestKey()
const [header = '', payload = '', signature = ''] = (await signTestReceipt({ key })).split('.')
const [r, s] = [0, 32].map((at) => Buffer.from(signature, 'base64url').subarray(at, at + 32)) as [
  Buffer,
  Buffer,
]

const number = (value: bigint) => Buffer.from(value.toString(16).padStart(64, '0'), 'hex')
const signed = (...parts: Uint8Array[]) =>
  [header, payload, Buffer.concat(parts).toString('base64url')].join('.')
const withKey = (jwk: TestKey['jwk'], parts: Uint8Array[]) => {
  const text = JSON.stringify({ alg: 'ES256', jwk, typ: 'kvitto-receipt+jws' })
  return [
    Buffer.from(text).toString('base64url'),
    ...signed(...parts)
      .split('.')
      .slice(1),
  ].join('.')
}
const flipped = (bytes: Buffer) =>
  Buffer.from(bytes.map((byte, at) => (at === 9 ? byte ^ 1 : byte)))
const off = { ...key.jwk, y: flipped(Buffer.from(key.jwk.y, 'base64url')).toString('base64url') }
const zero = Buffer.alloc(32).toString('base64url')
const ones = Buffer.alloc(32, 255).toString('base64url')
const other = await makeTestKey()

const cases: Record<string, [jws: string, outcome: string]> = {
  'as signed': [signed(r, s), 'signed'],
  'the other value of s': [signed(r, number(ORDER - BigInt(`0x${s.toString('hex')}`))), 'signed'],
  'a bit of r': [signed(flipped(r), s), 'signature_invalid'],
  'a bit of s': [signed(r, flipped(s)), 'signature_invalid'],
  'r = 0': [signed(Buffer.alloc(32), s), 'signature_invalid'],
  's = 0': [signed(r, Buffer.alloc(32)), 'signature_invalid'],
  'r = n': [signed(number(ORDER), s), 'signature_invalid'],
  's = n': [signed(r, number(ORDER)), 'signature_invalid'],
  'all bits set': [signed(Buffer.alloc(64, 255)), 'signature_invalid'],
  'a byte less': [signed(r, s.subarray(0, 31)), 'signature_invalid'],
  'a byte more': [signed(r, s, Buffer.alloc(1)), 'signature_invalid'],
  'a zero before each': [signed(Buffer.alloc(1), r, Buffer.alloc(1), s), 'signature_invalid'],
  nothing: [`${header}.${payload}.`, 'signature_invalid'],
  DER: [signed(Buffer.from('3044', 'hex'), Buffer.from('0220', 'hex'), r, s), 'signature_invalid'],
  'another key': [withKey(other.jwk, [r, s]), 'signature_invalid'],
  'no point of the curve': [withKey(off, [r, s]), 'header_invalid'],
  'no point, and no signature': [withKey(off, []), 'header_invalid'],
  'the point 0, 0': [withKey({ ...key.jwk, x: zero, y: zero }, [r, s]), 'header_invalid'],
  'beyond the field': [withKey({ ...key.jwk, x: ones, y: ones }, [r, s]), 'header_invalid'],
}

test.each(Object.entries(cases))('%s: as WebCrypto has it', async (_name, [jws, outcome]) => {
  expect(await outcomeOf(verifyReceipt(jws))).toBe(outcome)
  expect(await outcomeOf(verifyReceipt(jws, nodeCrypto))).toBe(outcome)
})

test('the same receipt comes of it, hash included', async () => {
  const jws = signed(r, s)
  expect(await verifyReceipt(jws, nodeCrypto)).toEqual(await verifyReceipt(jws))
})

function outcomeOf(verified: ReturnType<typeof verifyReceipt>): Promise<string> {
  return verified.then(
    ({ trust }) => trust,
    (error) => (error instanceof ReceiptError ? error.code : `${error}`),
  )
}

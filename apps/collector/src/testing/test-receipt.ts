import { randomBytes } from 'node:crypto'
import {
  type AcceptedReceipt,
  canonicalize,
  ERASURE_SCHEMA,
  ERASURE_TYP,
  hashText,
  type Receipt,
  TYP,
  verifyReceipt,
} from '@kvitto/receipt'

export interface TestKey {
  privateKey: CryptoKey
  jwk: { crv: string; kty: string; x: string; y: string }
  subjectId: string
}

export async function makeTestKey(): Promise<TestKey> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const {
    crv = '',
    kty = '',
    x = '',
    y = '',
  } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const jwk = { crv, kty, x, y }
  return { privateKey: pair.privateKey, jwk, subjectId: await hashText(JSON.stringify(jwk)) }
}

/** Members that a test sets; `key` signs, by default one made for this receipt. */
export type TestReceipt = Partial<Receipt> & { key?: TestKey }

/** A payload as a browser makes it. */
export function testPayload(subjectId: string, changes: Partial<Receipt> = {}): Receipt {
  return {
    schema: 'kvitto/receipt/1',
    receiptId: uuid7(),
    site: 'demo',
    subjectId,
    event: 'decision',
    decisions: { analytics: 'given' },
    services: {},
    scope: null,
    policyVersion: 'A'.repeat(43),
    meanings: { analytics: 'A'.repeat(43) },
    language: 'en',
    region: null,
    rule: 'opt-in',
    layer: 1,
    method: 'accept-all',
    ui: 'kvitto',
    shown: null,
    gesture: { trusted: true, visibleMs: 2100 },
    gpc: false,
    build: 'npm:kvitto@0.1.0',
    origin: 'https://shop.example',
    decidedAt: '2026-11-21T10:00:00Z',
    expiresAt: '2027-11-21T10:00:00Z',
    previous: null,
    ends: [],
    nonce: randomBytes(16).toString('base64url'),
    ...changes,
  }
}

/** A really signed receipt. */
export async function signTestReceipt({ key, ...changes }: TestReceipt = {}): Promise<string> {
  const signer = key ?? (await makeTestKey())
  return signTexts(signer, {
    header: canonicalize({ alg: 'ES256', jwk: signer.jwk, typ: TYP }),
    payload: canonicalize(testPayload(signer.subjectId, changes)),
  })
}

/** Signs any header and payload text, so that a test can break their form. */
export async function signTexts(
  { privateKey }: TestKey,
  { header, payload }: { header: string; payload: string },
): Promise<string> {
  const input = [header, payload].map((text) => Buffer.from(text).toString('base64url')).join('.')
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const signature = await crypto.subtle.sign(algorithm, privateKey, Buffer.from(input))
  return `${input}.${Buffer.from(signature).toString('base64url')}`
}

export async function acceptTestReceipt(changes: TestReceipt = {}): Promise<AcceptedReceipt> {
  return verifyReceipt(await signTestReceipt(changes))
}

export function uuid7(at = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(at, 0, 6)
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** What a subject's key signs to have everything of it erased. */
export function signTestErasure(
  key: TestKey,
  changes: Record<string, unknown> = {},
  typ: string = ERASURE_TYP,
): Promise<string> {
  const request = { schema: ERASURE_SCHEMA, site: 'demo', subjectId: key.subjectId, ...changes }
  return signTexts(key, {
    header: canonicalize({ alg: 'ES256', jwk: key.jwk, typ }),
    payload: canonicalize(request),
  })
}

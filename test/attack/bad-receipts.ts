import { generateKeyPairSync, hash, sign } from 'node:crypto'
import { canonicalize, type Receipt, TYP } from '@kvitto/receipt'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const { crv, kty, x, y } = publicKey.export({ format: 'jwk' })
export const jwk = { crv, kty, x, y }
const HASH = 'A'.repeat(43)

/** A payload that would be taken, but for the policy version, which nobody published. */
export const payload: Receipt = {
  schema: 'kvitto/receipt/1',
  receiptId: '019aa6f2-0000-7000-8000-000000000001',
  site: 'faults',
  subjectId: hash('sha256', JSON.stringify(jwk), 'base64url'),
  event: 'decision',
  decisions: { analytics: 'given' },
  services: {},
  scope: null,
  policyVersion: HASH,
  meanings: { analytics: HASH },
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
  origin: 'https://evil.example',
  decidedAt: '2026-11-21T10:00:00Z',
  expiresAt: '2027-11-21T10:00:00Z',
  previous: null,
  ends: [],
  nonce: 'A'.repeat(22),
}

/** A body around any header and payload text, really signed. */
export function signed(payloadText: string, headerText = header()): string {
  const input = [headerText, payloadText]
    .map((text) => Buffer.from(text).toString('base64url'))
    .join('.')
  const signature = sign('sha256', Buffer.from(input), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  })
  return wrap(`${input}.${signature.toString('base64url')}`)
}

export function header(changes: object = {}): string {
  return canonicalize({ alg: 'ES256', jwk, typ: TYP, ...changes })
}

export function wrap(receipt: string): string {
  return JSON.stringify({ receipt })
}

/** Signed as it should be; refused for its origin alone, so after every check that needs no database. */
export const signedBody = signed(canonicalize(payload))
export const unsignedBody = canonicalize({
  unsigned: { ...payload, subjectId: `u_${'A'.repeat(22)}` },
})

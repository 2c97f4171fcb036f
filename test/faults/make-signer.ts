import { randomBytes } from 'node:crypto'
import { canonicalize, hashText, TYP } from '@kvitto/receipt'

/** A person with a key of their own: each call gives another receipt, as a browser makes them. */
export async function makeSigner(policyVersion: string): Promise<() => Promise<string>> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ])
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const jwk = { crv, kty, x, y }
  const subjectId = await hashText(JSON.stringify(jwk))
  return async () => {
    const texts = [{ alg: 'ES256', jwk, typ: TYP }, payload(subjectId, policyVersion)].map(
      canonicalize,
    )
    const input = texts.map((text) => Buffer.from(text).toString('base64url')).join('.')
    const hash = { name: 'ECDSA', hash: 'SHA-256' }
    const signature = await crypto.subtle.sign(hash, privateKey, Buffer.from(input))
    return `${input}.${Buffer.from(signature).toString('base64url')}`
  }
}

function payload(subjectId: string, policyVersion: string): object {
  return {
    schema: 'kvitto/receipt/1',
    receiptId: uuid7(),
    site: 'faults',
    subjectId,
    event: 'decision',
    decisions: { analytics: 'given' },
    services: {},
    scope: null,
    policyVersion,
    meanings: { analytics: policyVersion },
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
    origin: 'https://faults.example',
    decidedAt: '2026-11-21T10:00:00Z',
    expiresAt: '2027-11-21T10:00:00Z',
    previous: null,
    ends: [],
    nonce: randomBytes(16).toString('base64url'),
  }
}

function uuid7(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

import { randomBytes } from 'node:crypto'
import { canonicalize, hashText, type Receipt, TYP } from '@kvitto/receipt'

/** Signs a receipt as a browser does and posts it; resolves to its id. */
export async function postTestReceipt(collector: string, policyVersion: string): Promise<string> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const jwk = { crv, kty, x, y }
  const payload = testPayload(await hashText(JSON.stringify(jwk)), policyVersion)
  const input = [{ alg: 'ES256', jwk, typ: TYP }, payload]
    .map((part) => Buffer.from(canonicalize(part)).toString('base64url'))
    .join('.')
  const sign = { name: 'ECDSA', hash: 'SHA-256' }
  const signature = await crypto.subtle.sign(sign, pair.privateKey, Buffer.from(input))
  const receipt = `${input}.${Buffer.from(signature).toString('base64url')}`
  const response = await fetch(`${collector}/v1/sites/shop/receipts`, {
    method: 'POST',
    body: JSON.stringify({ receipt }),
  })
  if (response.status !== 201) throw new Error(await response.text())
  return payload.receiptId
}

function testPayload(subjectId: string, policyVersion: string): Receipt {
  const decidedAt = `${new Date().toISOString().slice(0, 19)}Z`
  return {
    schema: 'kvitto/receipt/1',
    receiptId: `019aa6f2-0000-7000-8000-${randomBytes(6).toString('hex')}`,
    site: 'shop',
    subjectId,
    event: 'decision',
    decisions: { analytics: 'given' },
    services: {},
    scope: null,
    policyVersion,
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
    decidedAt,
    expiresAt: null,
    previous: null,
    ends: [],
    nonce: randomBytes(16).toString('base64url'),
  }
}

import { createPrivateKey, sign } from 'node:crypto'
import { canonicalize } from '@kvitto/receipt'
import { calculateJwkThumbprint, FlattenedSign, importJWK } from 'jose'
import { base64url, sha256url } from './hashes.ts'
import { personKey } from './keys.ts'

export type Members = Record<string, unknown>
export type PersonKey = typeof personKey

export const policy = canonicalize({ site: 'demo', version: '2026-11' })
export const build = canonicalize({ files: { 'loader.js': sha256url('loader') }, version: '0.1.0' })

export async function payloadOf(members: Members, key = personKey) {
  return {
    schema: 'kvitto/receipt/1',
    receiptId: '019aa6f2-0000-7000-8000-000000000001',
    site: 'demo',
    subjectId: await calculateJwkThumbprint(publicJwk(key)),
    event: 'decision',
    decisions: { analytics: 'refused', functional: 'refused' },
    services: {},
    scope: null,
    policyVersion: sha256url(policy),
    meanings: { analytics: sha256url('analytics'), functional: sha256url('functional') },
    language: 'sv',
    region: null,
    rule: 'opt-in',
    layer: 1,
    method: 'save-choices',
    ui: 'kvitto',
    shown: sha256url('shown'),
    gesture: { trusted: true, visibleMs: 2100 },
    gpc: false,
    build: sha256url(build),
    origin: 'http://localhost:8788',
    decidedAt: '2026-11-21T12:00:00Z',
    expiresAt: '2027-11-21T12:00:00Z',
    previous: null,
    ends: [],
    nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
    ...members,
  }
}

/** As `headerKey` claims and `key` signs: the same unless told. */
export async function signed(payload: Members, key = personKey, headerKey = key): Promise<string> {
  const jws = await new FlattenedSign(Buffer.from(canonicalize(payload)))
    .setProtectedHeader(headerOf(headerKey))
    .sign(await importJWK(key, 'ES256'))
  return `${jws.protected}.${jws.payload}.${jws.signature}`
}

export async function signedWith(members: Members): Promise<string> {
  return signed(await payloadOf(members))
}

/** Any bytes as header and payload, with a right signature over them. */
export function signedBytes(header: string, payload: string | Uint8Array): string {
  const input = `${base64url(header)}.${base64url(payload)}`
  const key = createPrivateKey({ key: personKey, format: 'jwk' })
  const signature = sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' })
  return `${input}.${base64url(signature)}`
}

/** What a page without a secure context leaves. */
export async function unsigned(): Promise<string> {
  const payload = await payloadOf({ subjectId: 'u_AAAAAAAAAAAAAAAAAAAAAA' })
  return canonicalize({ payload, trust: 'unsigned' })
}

export function headerOf(key: PersonKey) {
  return { alg: 'ES256', jwk: publicJwk(key), typ: 'kvitto-receipt+jws' }
}

export function publicJwk({ crv, kty, x, y }: PersonKey) {
  return { crv, kty, x, y }
}

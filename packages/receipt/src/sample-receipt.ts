import type { Receipt } from './receipt.ts'
import { SCHEMA } from './receipt.ts'

/** A well-formed payload for tests. */
export function sampleReceipt(members: Partial<Receipt> = {}): Receipt {
  return {
    schema: SCHEMA,
    receiptId: '019aa6f2-0000-7000-8000-000000000001',
    site: 'demo',
    subjectId: 'u_AAAAAAAAAAAAAAAAAAAAAA',
    event: 'decision',
    decisions: { analytics: 'given' },
    services: {},
    scope: null,
    policyVersion: 'A'.repeat(43),
    meanings: { analytics: 'A'.repeat(43) },
    language: 'sv',
    region: null,
    rule: 'opt-in',
    layer: 1,
    method: 'save-choices',
    ui: 'kvitto',
    shown: null,
    gesture: { trusted: true, visibleMs: 2100 },
    gpc: false,
    build: 'npm:kvitto@0.1.0',
    origin: 'http://localhost:8788',
    decidedAt: '2026-11-21T12:00:00Z',
    expiresAt: '2027-11-21T12:00:00Z',
    previous: null,
    ends: [],
    nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
    ...members,
  }
}

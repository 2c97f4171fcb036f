import type { PendingEvent } from '@kvitto/core'

/** A grant of everything, as the click left it; for tests. */
export function sampleEvent(changes: Partial<PendingEvent> = {}): PendingEvent {
  return {
    receiptId: '019aa6f0-0000-7000-8000-000000000001',
    site: 'demo',
    decisions: { functional: 'given', analytics: 'given' },
    services: {},
    policyVersion: 'P'.repeat(43),
    meanings: {},
    language: 'en',
    region: null,
    rule: 'opt-in',
    layer: 1,
    method: 'accept-all',
    ui: 'kvitto',
    gesture: { trusted: true, visibleMs: 900 },
    gpc: false,
    build: 'npm:kvitto@0.1.0',
    origin: 'https://one.example',
    decidedAt: '2026-11-21T12:00:00Z',
    expiresAt: '2027-11-21T12:00:00Z',
    shownText: 'May we?',
    before: null,
    ...changes,
  }
}

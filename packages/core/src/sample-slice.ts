import type { Slice } from './slice.ts'
import type { ConsentState } from './state-cookie.ts'

/** 2026-11-21T12:00:00Z in seconds. */
export const NOON = 1_795_262_400

/** For tests: two purposes, a service of one, one of both. */
export function sampleSlice(members: Partial<Slice> = {}): Slice {
  return {
    site: 'demo',
    policyVersion: 'P'.repeat(43),
    meanings: { analytics: 'A'.repeat(43), functional: 'F'.repeat(43) },
    services: [
      { id: 'stats', purposes: ['analytics'], stored: ['c_stats'] },
      { id: 'map', purposes: ['analytics', 'functional'], stored: [] },
    ],
    open: ['essential', 'basket'],
    essential: ['cbasket'],
    expiresAfter: 'P6M',
    reopen: { en: 'Privacy choices' },
    build: 'npm:kvitto@0.1.0',
    ...members,
  }
}

/** For tests: analytics given, functional refused, an hour before noon. */
export function sampleState(members: Partial<ConsentState> = {}): ConsentState {
  return {
    policyVersion: 'P'.repeat(43),
    decidedAt: NOON - 3600,
    expiresAt: NOON + 86_400,
    receipt: 'R'.repeat(43),
    isPending: false,
    purposes: {
      analytics: { mark: 'g', meaning: 'A'.repeat(8) },
      functional: { mark: 'r', meaning: 'F'.repeat(8) },
    },
    services: {},
    ...members,
  }
}

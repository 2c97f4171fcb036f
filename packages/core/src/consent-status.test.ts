import { describe, expect, test } from 'vitest'
import { changedPurposes } from './changed-purposes.ts'
import type { StatusContext } from './consent-status.ts'
import { consentStatus, undecidedPurposes } from './consent-status.ts'
import { NOON, sampleSlice, sampleState } from './sample-slice.ts'

function context(members: Partial<StatusContext> = {}): StatusContext {
  return { slice: sampleSlice(), state: sampleState(), gpc: false, now: NOON * 1000, ...members }
}

const stateOf = (analytics: 'g' | 'r' | 'w') =>
  sampleState({ purposes: { analytics: { mark: analytics, meaning: 'A'.repeat(8) } } })

describe('a purpose', () => {
  test('is what the mark says', () => {
    expect(consentStatus('analytics', context({ state: stateOf('g') }))).toBe('given')
    expect(consentStatus('analytics', context({ state: stateOf('r') }))).toBe('refused')
    expect(consentStatus('analytics', context({ state: stateOf('w') }))).toBe('withdrawn')
  })

  test('is unknown without a state, without a mark, and without a place in the policy', () => {
    expect(consentStatus('analytics', context({ state: undefined }))).toBe('unknown')
    expect(consentStatus('functional', context({ state: stateOf('g') }))).toBe('unknown')
    expect(consentStatus('marketing', context())).toBe('unknown')
  })

  test('whose meaning changed is unknown, and alone is asked again', () => {
    const slice = sampleSlice({
      policyVersion: 'Q'.repeat(43),
      meanings: { analytics: 'B'.repeat(43), functional: 'F'.repeat(43) },
    })
    expect(consentStatus('analytics', context({ slice }))).toBe('unknown')
    expect(consentStatus('functional', context({ slice }))).toBe('refused')
    expect(undecidedPurposes(context({ slice }))).toEqual(['analytics'])
    expect(changedPurposes(context({ slice }))).toEqual(['analytics'])
    expect(changedPurposes(context())).toEqual([])
  })

  test('past its time is expired when it was given, and unknown when it was refused', () => {
    const now = (NOON + 86_400) * 1000
    expect(consentStatus('analytics', context({ now: now - 1 }))).toBe('given')
    expect(consentStatus('analytics', context({ now }))).toBe('expired')
    expect(consentStatus('functional', context({ now }))).toBe('unknown')
    expect(undecidedPurposes(context({ now }))).toEqual(['analytics', 'functional'])
  })

  test('that is never asked is given, also without a state', () => {
    expect(consentStatus('essential', context({ state: undefined }))).toBe('given')
    expect(undecidedPurposes(context({ state: undefined }))).toEqual(['analytics', 'functional'])
  })
})

describe('Global Privacy Control', () => {
  const slice = sampleSlice({ sale: ['analytics'] })

  test('refuses what is sold or shared until the person decides, and asks nothing of it', () => {
    const asked = context({ slice, state: undefined, gpc: true })
    expect(consentStatus('analytics', asked)).toBe('refused')
    expect(consentStatus('functional', asked)).toBe('unknown')
    expect(undecidedPurposes(asked)).toEqual(['functional'])
  })

  test('yields to what the person gave', () => {
    expect(consentStatus('analytics', context({ slice, gpc: true }))).toBe('given')
  })
})

describe('a service', () => {
  test('waits for all of its purposes', () => {
    expect(consentStatus('stats', context())).toBe('given')
    expect(consentStatus('map', context())).toBe('refused')
  })

  test('has a decision of its own before theirs', () => {
    const state = sampleState({ services: { map: 'g', stats: 'r' } })
    expect(consentStatus('map', context({ state }))).toBe('given')
    expect(consentStatus('stats', context({ state }))).toBe('refused')
  })

  test('loses its own decision when the meaning of a purpose of it changed', () => {
    const slice = sampleSlice({
      policyVersion: 'Q'.repeat(43),
      meanings: { analytics: 'B'.repeat(43), functional: 'F'.repeat(43) },
    })
    const state = sampleState({ services: { map: 'g' } })
    expect(consentStatus('map', context({ slice, state }))).toBe('unknown')
  })
})

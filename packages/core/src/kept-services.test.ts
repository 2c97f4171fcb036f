import { expect, test } from 'vitest'
import { consentStatus } from './consent-status.ts'
import { keptServices } from './kept-services.ts'
import type { Standing } from './next-state.ts'
import { NOON, sampleSlice, sampleState } from './sample-slice.ts'

function standing(services: Record<string, 'g' | 'r' | 'w'>): Standing {
  const [slice, state, now] = [sampleSlice(), sampleState({ services }), NOON * 1000]
  return { slice, state, now, status: (id) => consentStatus(id, { slice, state, now, gpc: false }) }
}

test('a decision on a service stands beside decisions on other purposes', () => {
  expect(keptServices({ functional: 'given' }, standing({ stats: 'r' }))).toEqual({
    stats: 'refused',
  })
})

test('it ends with the next decision on one of its purposes', () => {
  expect(keptServices({ functional: 'given' }, standing({ map: 'g' }))).toEqual({})
  expect(keptServices({ analytics: 'refused' }, standing({ map: 'g' }))).toEqual({})
})

test('a purpose called as every object has it ends none where nothing is decided on it', () => {
  const services = [{ id: 'stats', purposes: ['constructor'], stored: [] }]
  const named = { ...standing({ stats: 'r' }), slice: sampleSlice({ services }) }
  expect(keptServices({ analytics: 'given' }, named)).toEqual({ stats: 'refused' })
})

test('a service without one has none afterwards; a withdrawn one stays refused', () => {
  expect(keptServices({}, standing({ map: 'w' }))).toEqual({ map: 'refused' })
  expect(keptServices({}, standing({}))).toEqual({})
})

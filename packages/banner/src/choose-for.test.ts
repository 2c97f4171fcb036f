import { expect, test } from 'vitest'
import { chooseFor } from './choose-for.ts'
import { createTestHost } from './test-host.ts'

const ALL = ['functional', 'analytics', 'research']

test('refusing everything also ends what was given to a service alone', () => {
  expect(chooseFor(createTestHost({ video: 'given' }), 'refused', ALL)).toEqual({
    method: 'reject-all',
    decisions: { functional: 'refused', analytics: 'refused', research: 'refused' },
    services: { video: 'refused' },
  })
})

test('purposes that are not asked for keep what stands, and so do their services', () => {
  const host = createTestHost({ functional: 'refused', video: 'given', research: 'withdrawn' })
  expect(chooseFor(host, 'given', ['analytics'])).toEqual({
    method: 'save-choices',
    decisions: { functional: 'refused', analytics: 'given', research: 'refused' },
    services: { video: 'given' },
  })
})

test('an expired grant is no standing decision', () => {
  const host = createTestHost({ functional: 'expired' })
  expect(chooseFor(host, 'refused', ['analytics']).decisions).toEqual({ analytics: 'refused' })
})

test('giving everything is named so', () => {
  expect(chooseFor(createTestHost(), 'given', ALL).method).toBe('accept-all')
})

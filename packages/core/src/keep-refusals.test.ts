import { expect, test } from 'vitest'
import { keepRefusals } from './keep-refusals.ts'
import { sampleSlice, sampleState } from './sample-slice.ts'

const slice = sampleSlice()
const meaning = 'F'.repeat(8)

test('a refusal stays that the decision says nothing about, whatever meaning it had', () => {
  const before = sampleState({
    purposes: {
      functional: { mark: 'w', meaning: 'another-' },
      analytics: { mark: 'g', meaning: 'A'.repeat(8) },
    },
    services: { stats: 'r' },
  })
  const state = sampleState({ purposes: {}, services: { map: 'g' } })
  expect(keepRefusals(state, before, { slice, decided: {} })).toMatchObject({
    purposes: { functional: { mark: 'r', meaning } },
    services: { stats: 'r', map: 'g' },
  })
})

test('a refusal of what is called as every object has it stays too', () => {
  const named = sampleSlice({
    meanings: { constructor: 'F'.repeat(43) },
    services: [{ id: 'stats', purposes: ['constructor'], stored: [] }],
  })
  const before = sampleState({
    purposes: { constructor: { mark: 'r' as const, meaning } },
    services: { stats: 'r' },
  })
  const state = sampleState({ purposes: {}, services: {} })
  expect(keepRefusals(state, before, { slice: named, decided: {} })).toMatchObject({
    purposes: { constructor: { mark: 'r', meaning } },
    services: { stats: 'r' },
  })
})

test('what is given now is given', () => {
  const before = sampleState({ services: { stats: 'r', map: 'w' } })
  const state = sampleState({
    purposes: { functional: { mark: 'g', meaning } },
    services: { map: 'g' },
  })
  const decided = { functional: 'given', analytics: 'given' } as const
  expect(keepRefusals(state, before, { slice, decided })).toEqual(state)
})

test('nothing is made up', () => {
  const state = sampleState({ purposes: {} })
  expect(keepRefusals(state, undefined, { slice, decided: {} })).toEqual(state)
  expect(keepRefusals(state, sampleState({ purposes: {} }), { slice, decided: {} })).toEqual(state)
})

import { expect, test } from 'vitest'
import { readState } from './read-state.ts'
import { sampleState } from './sample-slice.ts'
import { formatState } from './state-cookie.ts'

const GIVEN = formatState(sampleState())
const REFUSED = formatState(
  sampleState({ purposes: { analytics: { mark: 'r', meaning: 'A'.repeat(8) } } }),
)

test('our cookie is found among others, and only by its whole name', () => {
  const { state, text } = readState(`a=1; kvitto=${GIVEN}; kvitto2=x; xkvitto=y`)
  expect(state?.purposes.analytics?.mark).toBe('g')
  expect(text).toBe(GIVEN)
  expect(text).not.toContain(',')
})

test('without it there is no decision', () => {
  expect(readState('')).toEqual({ state: undefined, text: '' })
  expect(readState('kvitto').state).toBeUndefined()
})

test.each([
  [GIVEN, REFUSED],
  [REFUSED, GIVEN],
])('of two the more refusing counts, whichever comes first', (first, second) => {
  const { state, text } = readState(`kvitto=${first}; kvitto=${second}`)
  expect(state?.purposes.analytics?.mark).toBe('r')
  expect(text).toContain(',')
})

test('the order of two does not look like a change', () => {
  const one = readState(`kvitto=${GIVEN}; kvitto=${REFUSED}`).text
  expect(readState(`kvitto=${REFUSED}; kvitto=${GIVEN}`).text).toBe(one)
})

test('garbage beside a grant is no decision', () => {
  expect(readState(`kvitto=${GIVEN}; kvitto=x`).state).toBeUndefined()
  expect(readState(`kvitto=; kvitto=${GIVEN}`).state).toBeUndefined()
})

import { expect, test } from 'vitest'
import { NOON, sampleSlice, sampleState } from './sample-slice.ts'
import { wasRefused } from './was-refused.ts'

const slice = sampleSlice()

test('a purpose, and a service one of whose purposes was refused', () => {
  const state = sampleState()
  expect(wasRefused('functional', slice, state)).toBe(true)
  expect(wasRefused('map', slice, state)).toBe(true)
  expect(wasRefused('analytics', slice, state)).toBe(false)
  expect(wasRefused('stats', slice, state)).toBe(false)
})

test('a service of its own, also withdrawn', () => {
  expect(wasRefused('stats', slice, sampleState({ services: { stats: 'w' } }))).toBe(true)
})

test('past its time, or under another meaning, it was still refused', () => {
  const state = sampleState({
    expiresAt: NOON - 86_400,
    purposes: { functional: { mark: 'r', meaning: 'another-' } },
  })
  expect(wasRefused('functional', slice, state)).toBe(true)
})

test('nobody who was never asked refused', () => {
  expect(wasRefused('analytics', slice, undefined)).toBe(false)
})

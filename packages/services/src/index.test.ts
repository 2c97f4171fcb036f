// @vitest-environment happy-dom
import { knownAdapters } from '@kvitto/core'
import { expect, test } from 'vitest'
import * as services from './index.ts'

test('every adapter is known to the validator, with the same words', () => {
  const words = Object.entries(services).map(([name, create]) => [name, create().words])
  expect(Object.fromEntries(words)).toEqual(
    Object.fromEntries(Object.entries(knownAdapters).map(([name, { words }]) => [name, words])),
  )
})

test('making one touches nothing: no global comes', () => {
  const before = Object.getOwnPropertyNames(window)
  for (const create of Object.values(services)) create()
  expect(Object.getOwnPropertyNames(window)).toEqual(before)
})

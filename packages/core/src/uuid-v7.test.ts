import { expect, test } from 'vitest'
import { uuidV7 } from './uuid-v7.ts'

const random = () => crypto.getRandomValues(new Uint8Array(10))

test('has the form of RFC 9562 and begins with its time', () => {
  for (let count = 0; count < 500; count++) {
    expect(uuidV7(Date.now(), random())).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    )
  }
  expect(uuidV7(0x019aa6f20001, random()).slice(0, 13)).toBe('019aa6f2-0001')
})

test('orders by time, and no two are the same', () => {
  const ids = Array.from({ length: 1000 }, (_, index) =>
    uuidV7(1_700_000_000_000 + index, random()),
  )
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(Array.from({ length: 1000 }, () => uuidV7(1, random()))).size).toBe(1000)
})

import { expect, test } from 'vitest'
import { canonicalize } from './canonical.ts'

test('members are sorted by UTF-16 code units', () => {
  // U+1F600 starts with a surrogate, which sorts before U+FB33.
  expect(canonicalize({ '\ufb33': 1, '😀': 2, a: 3, '': 4 })).toBe('{"":4,"a":3,"😀":2,"\ufb33":1}')
})

test('numbers are written as ECMAScript does', () => {
  expect(canonicalize([-0, 1e21, 1e-7, 0.1, Number('333333333.33333329')])).toBe(
    '[0,1e+21,1e-7,0.1,333333333.3333333]',
  )
})

test('an own member named __proto__ is a member', () => {
  expect(canonicalize(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}')
})

test.each([
  ['undefined', undefined],
  ['an undefined member', { a: undefined }],
  ['NaN', Number.NaN],
  ['infinity', [Number.POSITIVE_INFINITY]],
  ['a hole', new Array(1)],
  ['a lone surrogate', ['\ud800']],
  ['a lone surrogate in a key', { '\udc00': 1 }],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['a function', () => 1],
  ['a bigint', 1n],
])('%s has no canonical form', (_, value) => {
  expect(() => canonicalize(value)).toThrow(TypeError)
})

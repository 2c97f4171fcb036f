import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalize } from './canonical.ts'
import { readCanonical } from './read-canonical.ts'

/** As the specification has it: what a text holds, written anew, is that text. */
function isForm(text: string): boolean {
  try {
    return canonicalize(JSON.parse(text)) === text
  } catch {
    return false
  }
}

function isRead(text: string): boolean {
  try {
    readCanonical(text, 'text')
    return true
  } catch {
    return false
  }
}

const odd = [
  '{"9":1,"10":2}',
  '{"10":1,"9":2}',
  '{"b":1,"a":2}',
  '{"a":1,"a":1}',
  '{"a":{"c":1,"b":2}}',
  '[{"b":1,"a":2}]',
  '{"__proto__":1,"a":2}',
  '{"a":1,"__proto__":2}',
  '{"toJSON":1}',
  '"\\ud800"',
  '"\\uD83D\\uDE00"',
  '"😀"',
  '"\\\\ud"',
  '"\\u0007"',
  '{"😀":1,"￰":2}',
  '{"￰":1,"😀":2}',
  '1.0',
  '1e21',
  '1E21',
  '-0',
  ' 1',
  '{}',
  `${'['.repeat(4000)}${']'.repeat(4000)}`,
]

test.each(odd)('only the RFC 8785 form is read: %#', (text) => {
  expect(isRead(text)).toBe(isForm(text))
})

test('of any JSON only the RFC 8785 form is read', () => {
  const value = fc.jsonValue()
  fc.assert(
    fc.property(value, (any) => {
      const text = JSON.stringify(any)
      expect(isRead(text)).toBe(isForm(text))
    }),
    { numRuns: 500 },
  )
})

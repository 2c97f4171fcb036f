import { fromBase64url as everywhere } from '@kvitto/receipt'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64url } from './from-base64url.ts'

test.each(['AAAA', 'AA', 'AAA', '_-8', ''])('%j is read', (text) => {
  expect(fromBase64url(text)?.toString('base64url')).toBe(text)
})

test.each(['A', 'AB', 'AAB', 'AA==', 'A A', 'AAA\n', '+/8', 'AAÄ'])('%j is not', (text) => {
  expect(fromBase64url(text)).toBeUndefined()
})

test('it reads and refuses what the strict decoder does that runs everywhere', () => {
  const alphabet = [...'AQgwB-_+/= \n\u00e4']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...alphabet)), (characters) => {
      const text = characters.join('')
      const expected = everywhere(text)
      expect(fromBase64url(text)).toEqual(expected && Buffer.from(expected))
    }),
  )
})

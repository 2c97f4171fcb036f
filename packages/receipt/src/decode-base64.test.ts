import { expect, test } from 'vitest'
import { fromBase64, fromBase64url } from './decode-base64.ts'
import { toBase64, toBase64url } from './hash.ts'

test('bytes come back from both alphabets', () => {
  const bytes = Uint8Array.of(251, 255, 190, 1)
  expect(toBase64url(bytes)).toBe('-_--AQ')
  expect(toBase64(bytes)).toBe('+/++AQ==')
  expect(fromBase64url('-_--AQ')).toEqual(bytes)
  expect(fromBase64('+/++AQ==')).toEqual(bytes)
})

test.each(['AQ==', 'AR', 'A Q', 'AQ\n', '+/', 'A', 'å'])('base64url refuses %j', (text) => {
  expect(fromBase64url(text)).toBeUndefined()
})

test.each(['AQ', 'AR==', 'AQ= =', '-_', 'AQ==\n'])('base64 refuses %j', (text) => {
  expect(fromBase64(text)).toBeUndefined()
})

test('a file of a megabyte fits', () => {
  const bytes = new Uint8Array(1_000_000).fill(7)
  expect(fromBase64(toBase64(bytes))?.length).toBe(1_000_000)
})

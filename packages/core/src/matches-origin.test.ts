import { expect, test } from 'vitest'
import { matchesOrigin } from './matches-origin.ts'

const patterns = ['https://shop.example', 'https://*.preview.example:8443', 'http://localhost:8788']

test.each([
  ['https://shop.example', true],
  ['http://localhost:8788', true],
  ['https://pr-1.preview.example:8443', true],
  ['https://shop.example.evil.example', false],
  ['https://shop.example:8443', false],
  ['http://shop.example', false],
  ['https://preview.example:8443', false],
  ['https://.preview.example:8443', false],
  ['https://a.b.preview.example:8443', false],
  ['https://evil.example/.preview.example:8443', false],
  ['https://pr-1.preview.example', false],
  ['http://pr-1.preview.example:8443', false],
  ['null', false],
  ['', false],
])('%s: %s', (origin, expected) => {
  expect(matchesOrigin(patterns, origin)).toBe(expected)
})

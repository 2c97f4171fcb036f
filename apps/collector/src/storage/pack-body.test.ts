import { expect, test } from 'vitest'
import { signTestReceipt } from '../testing/test-receipt.ts'
import { packBody, unpackBody } from './pack-body.ts'

test.each([
  '',
  '.',
  '..',
  'a.b.c',
  'AA.AB.A=',
  'kvitto-body/1.key.å',
  '{"payload":{"origin":"https://a.b.example"},"trust":"unsigned"}',
  `${'x'.repeat(70_000)}.${'-_9'.repeat(30_000)}`,
])('%.40s is unpacked as it was packed', (text) => {
  expect(unpackBody(packBody(text))).toBe(text)
})

test('a signed receipt is a quarter shorter', async () => {
  const text = await signTestReceipt()
  expect(unpackBody(packBody(text))).toBe(text)
  expect(packBody(text).length / text.length).toBeLessThan(0.77)
})

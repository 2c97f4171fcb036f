import { acceptUnsigned, type Receipt, ReceiptError } from '@kvitto/receipt'
import { expect, test } from 'vitest'
import { testPayload } from '../testing/test-receipt.ts'
import { ReceiptPayload } from './receipt-schema.ts'

const HASH = 'A'.repeat(43)
const valid = testPayload(`u_${'A'.repeat(22)}`, {
  services: { video: 'refused' },
  region: 'SE',
  shown: HASH,
  previous: HASH,
  ends: [HASH],
  test: true,
})

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const others = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 60,
  '',
  'x',
  '0',
  HASH,
  [],
  {},
  [''],
  [HASH],
]

/** Each value that may stand in its place, the same of its members, and the text with each other end. */
function changesOf(value: unknown): unknown[] {
  if (typeof value === 'string') {
    return [...others, ...Array.from(BASE64URL, (last) => value.slice(0, -1) + last)]
  }
  if (Array.isArray(value)) return [...others, ...changesOf(value[0]).map((member) => [member])]
  if (typeof value !== 'object' || value === null) return others
  const members = Object.entries(value).flatMap(([name, member]) =>
    changesOf(member).map((changed) => ({ ...value, [name]: changed })),
  )
  return [...others, { ...value, more: HASH }, { ...value, Capital: HASH }, ...members]
}

test('what the schema takes is a receipt to whoever verifies it', async () => {
  const taken: Receipt[] = changesOf(valid).flatMap((input) => {
    const result = ReceiptPayload.safeParse(input)
    return result.success ? [result.data] : []
  })
  expect(taken.length).toBeGreaterThan(200)
  const refusals = await Promise.all(taken.map((payload) => acceptUnsigned(payload).catch(codeOf)))
  expect(refusals).not.toContain('receipt_malformed')
})

test.each(['policyVersion', 'previous', 'nonce'] as const)('%s has no bits left over', (name) => {
  const withEnd = (end: string) => ({ ...valid, [name]: `${`${valid[name]}`.slice(0, -1)}${end}` })
  const taken = Array.from(BASE64URL).filter(
    (end) => ReceiptPayload.safeParse(withEnd(end)).success,
  )
  expect(taken).toHaveLength(name === 'nonce' ? 4 : 16)
})

function codeOf(error: unknown): unknown {
  return error instanceof ReceiptError ? error.code : error
}

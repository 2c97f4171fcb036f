import { expect, test } from 'vitest'
import { referenceFault } from './reference-fault.ts'

test.each([
  '1042',
  'customer:1042',
  'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
  'a'.repeat(200),
  '+46/=~',
])('%s is a reference', (reference) => expect(referenceFault(reference)).toBeUndefined())

test.each(['kim@mail.example', '@', 'kim%40mail.example', 'kim＠mail.example'])(
  '%s is an e-mail address, or may be one; the message says what to send, and not what was sent',
  (reference) => {
    const { code, message } = referenceFault(reference) ?? {}
    expect(code).toBe('reference_is_email')
    expect(message).toMatch(/your own number for them, or a keyed hash$/)
    expect(message).not.toContain('kim')
  },
)

test.each(['', 'a b', 'Åsa', 'a\n', 'a'.repeat(201)])('%j is malformed', (reference) => {
  expect(referenceFault(reference)?.code).toBe('reference_malformed')
})

import { expect, test } from 'vitest'
import { formatLogEntry, parseLogEntry } from './log-entry.ts'

const entry = {
  kind: 'receipt' as const,
  receivedAt: '2026-11-21T12:00:00.123Z',
  standsFor: new Uint8Array(32),
}
const text = `kvitto/entry/1\nreceipt\n2026-11-21T12:00:00.123Z\n${'A'.repeat(43)}=\n`

test('an entry is four lines', () => {
  expect(formatLogEntry(entry)).toBe(text)
  expect(parseLogEntry(text)).toEqual(entry)
})

test('what does not fit a line is a mistake of the caller', () => {
  const wrong = [
    { ...entry, receivedAt: '2026-11-21T12:00:00Z' },
    { ...entry, receivedAt: '2026-11-21T12:00:00.123Z\nx' },
    { ...entry, standsFor: new Uint8Array(31) },
  ]
  for (const each of wrong) expect(() => formatLogEntry(each)).toThrow(TypeError)
})

test.each([
  text.slice(0, -1),
  `${text}\n`,
  text.replace('receipt', 'note'),
  text.replace('entry/1', 'entry/2'),
  text.replace('.123', ''),
  text.replace('=', ''),
])('%j is no entry', (malformed) => {
  expect(() => parseLogEntry(malformed)).toThrow(
    expect.objectContaining({ code: 'proof_malformed' }),
  )
})

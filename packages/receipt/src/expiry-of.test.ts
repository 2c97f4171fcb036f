import { expect, test } from 'vitest'
import { expiryOf } from './expiry-of.ts'

const year = { decidedAt: '2026-11-21T12:00:00Z', expiresAt: '2027-11-21T12:00:00Z' }

test('a grant received soon after stands until it says', () => {
  expect(iso(expiryOf(year, '2026-11-21T12:00:01.000Z'))).toBe('2027-11-21T12:00:00.000Z')
  expect(iso(expiryOf(year, '2026-12-20T12:00:00.000Z'))).toBe('2027-11-21T12:00:00.000Z')
})

test('a grant from a clock ahead stands as long, from when it was received', () => {
  const claim = { decidedAt: '2099-01-01T00:00:00Z', expiresAt: '2100-01-01T00:00:00Z' }
  expect(iso(expiryOf(claim, '2026-11-21T12:00:00.000Z'))).toBe('2027-11-21T12:00:00.000Z')
})

test('a grant from a clock far behind stands as long, from when it was received', () => {
  const claim = { decidedAt: '1970-01-01T00:00:00Z', expiresAt: '1971-01-01T00:00:00Z' }
  expect(iso(expiryOf(claim, '2026-11-21T12:00:00.000Z'))).toBe('2027-11-21T12:00:00.000Z')
})

test('a grant that names no end has none', () => {
  expect(expiryOf({ ...year, expiresAt: null }, '2026-11-21T12:00:00.000Z')).toBeUndefined()
})

function iso(time: number | undefined): string {
  return new Date(time ?? Number.NaN).toISOString()
}

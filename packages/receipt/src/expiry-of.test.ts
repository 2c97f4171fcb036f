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

test('a grant that states no end, or one further off, stands for 13 months', () => {
  for (const expiresAt of [null, '2028-01-01T00:00:00Z', '9999-12-31T23:59:59Z']) {
    const claim = { ...year, expiresAt }
    expect(iso(expiryOf(claim, '2026-11-21T12:00:01.000Z'))).toBe('2027-12-21T12:00:00.000Z')
  }
  const ahead = { decidedAt: '2099-01-01T00:00:00Z', expiresAt: null }
  expect(iso(expiryOf(ahead, '2026-11-21T12:00:00.000Z'))).toBe('2027-12-21T12:00:00.000Z')
})

test('all that a policy may state stands: P13M, and P395D over a short February', () => {
  const months = { decidedAt: '2026-07-01T00:00:00Z', expiresAt: '2027-08-01T00:00:00Z' }
  expect(iso(expiryOf(months, months.decidedAt))).toBe('2027-08-01T00:00:00.000Z')
  const days = { decidedAt: '2026-02-01T00:00:00Z', expiresAt: '2027-03-03T00:00:00Z' }
  expect(iso(expiryOf(days, days.decidedAt))).toBe('2027-03-03T00:00:00.000Z')
})

function iso(time: number): string {
  return new Date(time).toISOString()
}

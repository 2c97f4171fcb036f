import type { Time } from '@kvitto/core'

const FIRST = Date.parse('0000-01-01T00:00:00.000Z')
const LAST = Date.parse('9999-12-31T23:59:59.999Z')

/** A stored time; one that no entry can hold becomes the first, so that it differs instead of throwing. */
export function timeOf(ms: number): Time {
  return new Date(ms >= FIRST && ms <= LAST ? ms : FIRST).toISOString()
}

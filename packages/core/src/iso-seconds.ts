import type { Time } from './policy.ts'

/** To the second, as receipts state it; from ms since 1970. */
export function isoSeconds(milliseconds: number): Time {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

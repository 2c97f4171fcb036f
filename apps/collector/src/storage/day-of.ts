/** The UTC day of a time in ms, as days since 1970. */
export function dayOf(at: number): number {
  return Math.floor(at / (24 * 60 * 60 * 1000))
}

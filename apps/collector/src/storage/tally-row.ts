import type { Tally } from './tally-store.ts'

/** What both databases are asked for. */
export type TallyRow = Pick<Tally, 'site' | 'kind' | 'reason' | 'n'> & {
  /** Days since 1970. */
  day: number
}

const DAY = 24 * 60 * 60 * 1000

export function toTally({ site, day, kind, reason, n }: TallyRow): Tally {
  return { site, day: new Date(day * DAY).toISOString().slice(0, 10), kind, reason, n }
}

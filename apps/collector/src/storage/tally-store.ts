import type { Id } from '@kvitto/core'

/** Numbers per day of what came and is not among the receipts, or is and stands out. No more is known of it. */
export interface TallyStore {
  /** Adds to what is there, in one transaction; resolves once durable. Those of sites that are not registered are left out. */
  addTallies(tallies: readonly Tally[]): Promise<void>
  /** `from` ≤ day ≤ `to`; by day, kind and reason. */
  listTallies(site: Id, days: { from: string; to: string }): Promise<Tally[]>
}

export interface Tally {
  site: Id
  /** UTC: `2026-11-21`. */
  day: string
  kind: TallyKind
  reason: TallyReason
  n: number
}

/**
 * `counted`: first refusals, counted instead of stored; `put-off`: receipts asked to come back later;
 * `automated`: stored, and made or sent by a script as far as it shows.
 */
export type TallyKind = 'counted' | 'put-off' | 'automated'

/** The limit that was reached; or what shows a script: the agent that sent it, a gesture that was none. */
export type TallyReason = 'address' | 'site' | 'unknown-version' | 'agent' | 'gesture'

import type { Decisions, Id } from '@kvitto/core'

/** The ids that are refused. */
export function refusedIn(decisions: Decisions): Id[] {
  return Object.keys(decisions).filter((id) => decisions[id] === 'refused')
}

/** Decisions that refuse these. */
export function refusing(ids: readonly Id[]): Decisions {
  return Object.fromEntries(ids.map((id) => [id, 'refused']))
}

/** Whether one of these is given. */
export function givesAny(decisions: Decisions, ids: readonly Id[]): boolean {
  return ids.some((id) => decisions[id] === 'given')
}

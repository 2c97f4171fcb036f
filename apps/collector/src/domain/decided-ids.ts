import type { Decisions, Id } from '@kvitto/core'

/** The ids that are refused. */
export function refusedIn(decisions: Decisions): Id[] {
  return Object.keys(decisions).filter((id) => decisions[id] === 'refused')
}

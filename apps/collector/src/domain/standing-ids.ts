import type { Id } from '@kvitto/core'
import type { StatusEntry } from '@kvitto/receipt'

/** What is given, or will be once its policy version is published. */
export function standingIds(entries: Record<Id, StatusEntry>): Id[] {
  return Object.keys(entries).filter((id) => isStanding(entries[id]))
}

export function isStanding(entry: StatusEntry | undefined): boolean {
  return entry?.status === 'given' || entry?.status === 'unknown'
}

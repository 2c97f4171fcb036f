import type { Id } from '@kvitto/core'
import type { HistoryItem } from './device-store.ts'
import { claimOf } from './receipts-export.ts'

/** The purposes that this browser's forms gave, and nothing here has withdrawn since. */
export function standingForms(history: HistoryItem[]): Id[] {
  const standing = new Set<Id>()
  for (const { receipt } of history) {
    const { decisions = {}, expiresAt } = claimOf(receipt).payload
    for (const [id, decision] of Object.entries(decisions)) {
      const isGiven = decision === 'given' && Date.now() < Date.parse(expiresAt ?? '')
      if (isGiven) standing.add(id)
      else standing.delete(id)
    }
  }
  return [...standing]
}

import type { Receipt } from '@kvitto/receipt'
import { isSealed } from '../bodies/body-cipher.ts'
import type { StoredReceipt } from '../storage/receipt-store.ts'
import type { Store } from '../storage/store.ts'
import { MOST_SHOWN } from './follow-receipts.ts'
import { payloadOf } from './payload-of.ts'

/**
 * Whether a receipt withdraws something that is stored here and that no stored receipt has withdrawn
 * yet: of those that it names, or of its own subject's newest. So a grant makes room for its withdrawal, once.
 * Of one that cannot be read, as its key is lost, that is taken to be so.
 */
export async function endsKnownGrant({ receipts }: Store, withdrawal: Receipt): Promise<boolean> {
  const { site, subjectId, ends } = withdrawal
  const [newest] = await receipts.findReceipts(site, { subjectId }, { limit: 1 })
  if (newest && (isLost(newest) || endedBy(withdrawal, payloadOf(newest)).length > 0)) return true
  if (ends.length === 0) return false
  const named = await receipts.getReceiptsByHash(site, ends)
  if (named.some(isLost)) return true
  // The last withdrawal is among the newest, however many others name the grant and end nothing of it.
  const newestFirst = { limit: MOST_SHOWN, isNewestFirst: true }
  const later = await receipts.listReceiptsEnding(site, ends, newestFirst)
  return named.some((grant) => {
    const payload = payloadOf(grant)
    const ended = new Set(later.flatMap((stored) => endedByStored(stored, grant)))
    return endedBy(withdrawal, payload).some((id) => !ended.has(id))
  })
}

function isLost({ text }: StoredReceipt): boolean {
  return isSealed(text)
}

function endedByStored(stored: StoredReceipt, grant: StoredReceipt): string[] {
  if (isLost(stored)) return []
  const payload = payloadOf(stored)
  return payload.ends.includes(grant.hash) ? endedBy(payload, payloadOf(grant)) : []
}

/** What a receipt ends of another's grants: what it refuses; its event `withdrawal` all of its own subject. */
function endedBy(later: Receipt, grant: Receipt): string[] {
  const isAll = later.event === 'withdrawal' && later.subjectId === grant.subjectId
  const refused = decidedAs('refused', later)
  return decidedAs('given', grant).filter((id) => isAll || refused.includes(id))
}

/** Purposes and services may have an id in common. */
function decidedAs(decision: 'given' | 'refused', { decisions, services }: Receipt): string[] {
  return Object.entries({ purpose: decisions, service: services }).flatMap(([kind, decided]) =>
    Object.keys(decided)
      .filter((id) => decided[id] === decision)
      .map((id) => `${kind} ${id}`),
  )
}

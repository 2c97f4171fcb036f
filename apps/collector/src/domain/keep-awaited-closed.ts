import type { Id } from '@kvitto/core'
import type { Deps } from '../deps.ts'
import type { StoredReceipt } from '../storage/receipt-store.ts'
import { refusedIn } from './decided-ids.ts'
import { nobody } from './nobody.ts'
import { payloadOf } from './payload-of.ts'
import { stateEnding } from './state-withdrawal.ts'

/** What a receipt ended may still be on its way, in a browser that has no network: withdrawn before the receipt goes. */
export async function keepAwaitedClosed(
  deps: Deps,
  site: Id,
  stored: StoredReceipt,
): Promise<void> {
  const { decisions, services, scope, ends } = payloadOf(stored)
  const [purposes, alone] = [refusedIn(decisions), refusedIn(services)]
  if (ends.length === 0 || purposes.length + alone.length === 0) return
  const arrived = await deps.store.receipts.getReceiptsByHash(site, ends)
  const awaited = ends.filter((hash) => !arrived.some((each) => each.hash === hash))
  if (awaited.length === 0) return
  const withdrawn = { purposes, services: alone, scope, ends: awaited, after: stored }
  await stateEnding(deps, site, { subjectId: nobody(), ...withdrawn })
}

import type { ConsentState, PendingEvent } from '@kvitto/core'
import { givenIds, uuidV7 } from '@kvitto/core'

/**
 * A grant of this origin was signed only after another origin, which shares the cookie, withdrew it
 * without knowing its hash. The withdrawal is repeated by name, so that the late grant does not stand.
 */
export function missedWithdrawal(
  grant: PendingEvent,
  state: ConsentState | undefined,
  later: PendingEvent[],
): PendingEvent | undefined {
  const standing = state ? givenIds(state) : []
  const stands = (id: string) => standing.includes(id)
  const decided = { ...grant.decisions, ...grant.services }
  const gave = Object.keys(decided).filter((id) => decided[id] === 'given')
  const isNewer = later.some(({ receiptId }) => receiptId > grant.receiptId)
  if (!state || isNewer || gave.every(stands)) return undefined
  const close = (decisions: PendingEvent['decisions']) =>
    Object.fromEntries(
      Object.keys(decisions).map((id) => [
        id,
        stands(id) ? ('given' as const) : ('refused' as const),
      ]),
    )
  return {
    ...grant,
    receiptId: uuidV7(Date.now()),
    decisions: close(grant.decisions),
    services: close(grant.services),
    method: 'withdraw',
    layer: null,
    gesture: { trusted: false, visibleMs: 0 },
    shownText: null,
    decidedAt: `${new Date().toISOString().slice(0, 19)}Z`,
    before: null,
  }
}

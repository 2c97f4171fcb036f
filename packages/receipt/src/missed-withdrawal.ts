import type { ConsentState, Decisions, PendingEvent } from '@kvitto/core'
import { isoSeconds, uuidV7 } from '@kvitto/core'

/**
 * A grant of this origin was signed only after another origin, which shares the cookie, had decided
 * without knowing its hash. It is ended by name, so that the late grant does not stand: what still is
 * given, the other origin's receipt gives.
 */
export function missedWithdrawal(
  grant: PendingEvent,
  state: ConsentState | undefined,
  later: PendingEvent[],
): PendingEvent | undefined {
  const isGrant = Object.values({ ...grant.decisions, ...grant.services }).includes('given')
  const isOwnState = state?.decidedAt === Date.parse(grant.decidedAt) / 1000
  const isNewer = later.some(({ receiptId }) => receiptId > grant.receiptId)
  if (!state || !isGrant || isOwnState || isNewer) return undefined
  return {
    ...grant,
    receiptId: uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
    decisions: refused(grant.decisions),
    services: refused(grant.services),
    method: 'withdraw',
    layer: null,
    gesture: { trusted: false, visibleMs: 0 },
    shownText: null,
    decidedAt: isoSeconds(Date.now()),
    before: null,
  }
}

function refused(decisions: Decisions): Decisions {
  return Object.fromEntries(Object.keys(decisions).map((id) => [id, 'refused']))
}

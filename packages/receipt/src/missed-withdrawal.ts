import type { ConsentState, PendingEvent } from '@kvitto/core'
import { uuidV7 } from '@kvitto/core'

export function givesAny(state: ConsentState | undefined): boolean {
  return (
    !!state &&
    [
      ...Object.values(state.purposes).map(({ mark }) => mark),
      ...Object.values(state.services),
    ].includes('g')
  )
}

/**
 * A grant of this origin was signed only after another origin, which shares the cookie, withdrew it
 * without knowing its hash. The withdrawal is repeated by name, so that the late grant does not stand.
 */
export function missedWithdrawal(
  grant: PendingEvent,
  state: ConsentState | undefined,
  later: PendingEvent[],
): PendingEvent | undefined {
  const stands = (id: string) => state?.purposes[id]?.mark === 'g' || state?.services[id] === 'g'
  const gave = [...Object.entries(grant.decisions), ...Object.entries(grant.services)]
    .filter(([, decision]) => decision === 'given')
    .map(([id]) => id)
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
    before: '',
  }
}

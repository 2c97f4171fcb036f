import type { ConsentState, Id, Policy } from '@kvitto/core'
import { givenIds } from '@kvitto/core'

const DAY = 86_400

/** What a browser's state gives of one purpose, and the state without it. */
export interface HeldGrant {
  /** The receipt behind it; undefined while it waits to be signed. */
  hash: string | undefined
  /** Services that serve the purpose and were given by themselves. */
  services: Id[]
  /** What the state cookie says once it is withdrawn. */
  after: ConsentState
}

/** Undefined where the state gives nothing of it. */
export function heldGrant(
  state: ConsentState | undefined,
  purpose: Id,
  { policy, now }: { policy: Policy; now: Date },
): HeldGrant | undefined {
  const services = policy.services.flatMap(({ id, purposes }) =>
    purposes.includes(purpose) && state?.services[id] === 'g' ? id : [],
  )
  const entry = state?.purposes[purpose]
  if (!state || (entry?.mark !== 'g' && services.length === 0)) return undefined
  const after: ConsentState = {
    ...state,
    // A grant of this browser that is signed later sees by this time that it was overtaken.
    decidedAt: Math.floor(now.getTime() / 1000),
    purposes: { ...state.purposes, ...(entry && { [purpose]: { ...entry, mark: 'w' } }) },
    services: Object.fromEntries(
      Object.entries(state.services).filter(([id]) => !services.includes(id)),
    ),
  }
  return {
    hash: state.receipt === '-' ? undefined : state.receipt,
    services,
    after: givenIds(after).length > 0 ? after : anonymous(after),
  }
}

/** Who gives nothing keeps no identifier, so no exact time either. */
function anonymous(state: ConsentState): ConsentState {
  const day = (seconds: number) => seconds - (seconds % DAY)
  return {
    ...state,
    receipt: '-',
    decidedAt: day(state.decidedAt),
    expiresAt: day(state.expiresAt),
  }
}

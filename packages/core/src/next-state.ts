import { addDuration } from './add-duration.ts'
import type { ConsentStatus, Decision, Decisions } from './decision.ts'
import { givenIds } from './given-ids.ts'
import type { Id } from './policy.ts'
import type { Slice } from './slice.ts'
import type { ConsentState, Mark } from './state-cookie.ts'

const DAY = 86_400

export interface NextDecisions {
  /** Purposes left out keep the mark that stands; without one they stay unknown, and are asked. */
  decisions: Decisions
  /** Complete: a service left out has no decision of its own. */
  services: Decisions
}

/** What stands before a decision. */
export interface Standing {
  slice: Slice
  state: ConsentState | undefined
  /** Milliseconds since 1970. */
  now: number
  /** `consentStatus` at this moment. */
  status(id: Id): ConsentStatus
}

/** The state after a decision. */
export function nextState(next: NextDecisions, context: Standing): ConsentState {
  const { slice, state, now } = context
  const at = Math.floor(now / 1000)
  // Complete: what a page added to all objects decides nothing.
  const decisions: Decisions = Object.assign(Object.create(null), next.decisions)
  const purposes: ConsentState['purposes'] = Object.create(null)
  /** Left out of the decision: given to somebody who was not asked now. */
  const carried: Id[] = []
  for (const [id, meaning] of Object.entries(slice.meanings)) {
    if (decisions[id] || stands(id, context)) {
      if (!decisions[id]) carried.push(id, ...Object.keys(next.services))
      purposes[id] = { mark: mark(decisions[id], id, context), meaning: meaning.slice(0, 8) }
    }
  }
  const services: ConsentState['services'] = Object.create(null)
  for (const [id, decision] of Object.entries(next.services)) {
    services[id] = mark(decision, id, context)
  }
  const isGiven = givenIds({ purposes, services }).length > 0
  // What nobody was asked about ends when it would have, and all with it: a cookie has one end.
  let end = Math.floor(addDuration(now, slice.expiresAfter) / 1000)
  for (const id of carried) {
    if (state && context.status(id) === 'given') end = Math.min(end, state.expiresAt)
  }
  // A person who gave nothing keeps no identifier, so no exact time either.
  const round = (seconds: number) => (isGiven ? seconds : seconds - (seconds % DAY))
  return {
    policyVersion: slice.policyVersion,
    decidedAt: round(at),
    expiresAt: round(end),
    receipt: (isGiven && state?.receipt) || '-',
    isPending: true,
    purposes,
    services,
  }
}

function stands(id: Id, { state, status }: Standing): boolean {
  return state?.purposes[id] !== undefined && !['unknown', 'expired'].includes(status(id))
}

function mark(decision: Decision | undefined, id: Id, context: Standing): Mark {
  const status = context.status(id)
  if (decision === 'given' || (!decision && status === 'given')) return 'g'
  return ['given', 'withdrawn', 'expired'].includes(status) ? 'w' : 'r'
}

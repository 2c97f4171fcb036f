import type { ConsentStatus, Decision, Decisions, Id } from '@kvitto/core'
import { isAsked } from '@kvitto/core'
import type { FirstLayerHost } from './ui-host.ts'

export interface CurrentDecisions {
  /** The purposes a person decides on in a layer. */
  optional: Id[]
  /** Those of them without a decision that stands. */
  asked: Id[]
  /** Decisions that stand. */
  decisions: Decisions
  /** Services decided on their own, against what their purposes would give. */
  services: Decisions
}

/** What stands on this device, as a layer needs it to state a choice in full. */
export function currentDecisions(
  host: Pick<FirstLayerHost, 'policy' | 'status'>,
): CurrentDecisions {
  const optional = host.policy.purposes.filter(isAsked).map(({ id }) => id)
  // What a page added to all objects is no decision.
  const decisions: Decisions = Object.create(null)
  for (const id of optional) {
    const decision = decisionOf(host.status(id))
    if (decision) decisions[id] = decision
  }
  const services: Decisions = Object.create(null)
  for (const { id, purposes } of host.policy.services) {
    const decision = decisionOf(host.status(id))
    const follows = purposes.every((purpose) => host.status(purpose) === 'given')
    if (decision && (decision === 'given') !== follows) services[id] = decision
  }
  return { optional, asked: optional.filter((id) => !decisions[id]), decisions, services }
}

function decisionOf(status: ConsentStatus): Decision | undefined {
  if (status === 'given') return 'given'
  return status === 'unknown' || status === 'expired' ? undefined : 'refused'
}

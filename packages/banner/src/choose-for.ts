import type { Decision, Decisions, Id, Method } from '@kvitto/core'
import { currentDecisions } from './current-decisions.ts'
import type { Choice, FirstLayerHost } from './ui-host.ts'

/**
 * One decision for these purposes; all others keep what stands. Refusing also ends what was given
 * to their services alone: a refusal leaves nothing open behind it.
 */
export function chooseFor(
  host: FirstLayerHost,
  decision: Decision,
  purposes: Id[],
): Pick<Choice, 'method' | 'decisions' | 'services'> {
  const current = currentDecisions(host)
  const decisions: Decisions = { ...current.decisions }
  for (const id of purposes) decisions[id] = decision
  const services: Decisions = {}
  for (const service of host.policy.services) {
    const own = current.services[service.id]
    if (!own) continue
    const isConcerned = service.purposes.some((id) => purposes.includes(id))
    if (!isConcerned) services[service.id] = own
    else if (decision === 'refused') services[service.id] = decision
  }
  return { method: methodOf(decisions, current.optional), decisions, services }
}

/** `all` is only said where it is all. */
function methodOf(decisions: Decisions, optional: Id[]): Method {
  const given = optional.filter((id) => decisions[id] === 'given')
  if (given.length === 0) return 'reject-all'
  return given.length === optional.length ? 'accept-all' : 'save-choices'
}

import type { Decision, Decisions, Id, Method } from '@kvitto/core'
import { currentDecisions } from './current-decisions.ts'
import type { Choice, UiHost } from './ui-host.ts'

/**
 * One decision for these purposes; all others keep what stands. Refusing also ends what was given
 * to their services alone: a refusal leaves nothing open behind it.
 */
export function chooseFor(
  host: UiHost,
  decision: Decision,
  purposes: Id[],
): Pick<Choice, 'method' | 'decisions' | 'services'> {
  const current = currentDecisions(host)
  const decisions: Decisions = { ...current.decisions }
  for (const id of purposes) decisions[id] = decision
  const services: Decisions = {}
  for (const service of host.policy.services) {
    const isConcerned = service.purposes.some((id) => purposes.includes(id))
    const own = current.services[service.id]
    if (own && !isConcerned) services[service.id] = own
    else if (own === 'given' && decision === 'refused') services[service.id] = 'refused'
  }
  return { method: methodOf(decisions, current.optional), decisions, services }
}

/** `all` is only said where it is all. */
function methodOf(decisions: Decisions, optional: Id[]): Method {
  if (!optional.some((id) => decisions[id] === 'given')) return 'reject-all'
  return optional.every((id) => decisions[id] === 'given') ? 'accept-all' : 'save-choices'
}

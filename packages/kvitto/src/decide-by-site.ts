import type { Decision, Decisions, Id, Method, Standing } from '@kvitto/core'
import { keptServices } from '@kvitto/core'
import type { Engine } from './engine.ts'
import type { Act } from './make-event.ts'

export interface SiteChoice {
  method: Method
  decision: Decision
  /** All purposes where the site names none. */
  ids: Id | Id[] | undefined
  trusted: boolean
}

/** A decision that the site states. False where it was not taken. */
export function decideBySite(
  { method, decision, ids, trusted }: SiteChoice,
  engine: Engine,
  { stand, decide }: { stand(): Standing; decide(act: Act): boolean },
): boolean {
  const { slice, locale } = engine
  const decisions: Decisions = {}
  const services: Decisions = {}
  for (const id of [ids ?? Object.keys(slice.meanings)].flat()) {
    if (Object.hasOwn(slice.meanings, id)) decisions[id] = decision
    else if (slice.services.some((service) => service.id === id)) services[id] = decision
    else {
      engine.fail('unexpected', `expected a purpose or service of the policy, found ${id}`)
      return false
    }
  }
  const standing = stand()
  const stands = ([id, each]: [Id, Decision]) =>
    (each === 'given' ? ['given'] : ['refused', 'withdrawn']).includes(standing.status(id))
  // Said again, it is no new decision.
  if (Object.entries({ ...decisions, ...services }).every(stands)) return true
  return decide({
    method,
    layer: null,
    decisions,
    services: { ...keptServices(decisions, standing), ...services },
    gesture: { trusted, visibleMs: 0 },
    shownText: null,
    language: locale,
  })
}

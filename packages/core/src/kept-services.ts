import type { StatusContext } from './consent-status.ts'
import { consentStatus } from './consent-status.ts'
import type { Decisions } from './decision.ts'

/** The services' own decisions that stand beside these: each until one of its purposes is decided again. */
export function keptServices(decided: Decisions, context: StatusContext): Decisions {
  const kept: Decisions = {}
  for (const { id, purposes } of context.slice.services) {
    if (!context.state?.services[id] || purposes.some((purpose) => decided[purpose])) continue
    kept[id] = consentStatus(id, context) === 'given' ? 'given' : 'refused'
  }
  return kept
}

import type { Decisions } from './decision.ts'
import type { Standing } from './next-state.ts'

/** The services' own decisions that stand beside these: each until one of its purposes is decided again. */
export function keptServices(decided: Decisions, { slice, state, status }: Standing): Decisions {
  const kept: Decisions = {}
  const ids = Object.keys(decided)
  for (const { id, purposes } of slice.services) {
    if (!state?.services[id] || purposes.some((purpose) => ids.includes(purpose))) continue
    kept[id] = status(id) === 'given' ? 'given' : 'refused'
  }
  return kept
}

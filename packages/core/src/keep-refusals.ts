import type { Decisions } from './decision.ts'
import type { Slice } from './slice.ts'
import type { ConsentState } from './state-cookie.ts'

/**
 * The state after a decision, with every older refusal that the decision says nothing about: also one that
 * has expired, or was made under another version. Where nobody has to be asked, forgetting it would open
 * what was refused.
 */
export function keepRefusals(
  state: ConsentState,
  before: ConsentState | undefined,
  { slice, decided }: { slice: Slice; decided: Decisions },
): ConsentState {
  // A name like `constructor` finds something in every other object.
  const purposes: ConsentState['purposes'] = Object.assign(Object.create(null), state.purposes)
  for (const [id, meaning] of Object.entries(slice.meanings)) {
    const isRefused = /[rw]/.test(before?.purposes[id]?.mark ?? '')
    if (isRefused && !purposes[id]) purposes[id] = { mark: 'r', meaning: meaning.slice(0, 8) }
  }
  const services: ConsentState['services'] = Object.assign(Object.create(null), state.services)
  const decidedIds = Object.keys(decided)
  for (const { id, purposes: served } of slice.services) {
    const isRefused = /[rw]/.test(before?.services[id] ?? '')
    if (isRefused && !served.some((purpose) => decidedIds.includes(purpose))) services[id] ??= 'r'
  }
  return { ...state, purposes, services }
}

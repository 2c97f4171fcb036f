import type { ConsentStatus } from './decision.ts'
import type { Id } from './policy.ts'
import type { Slice } from './slice.ts'
import type { ConsentState, Mark } from './state-cookie.ts'

export interface StatusContext {
  slice: Slice
  state: ConsentState | undefined
  /** Global Privacy Control is on. */
  gpc: boolean
  /** Milliseconds since 1970. */
  now: number
}

const WORDS: Record<Mark, ConsentStatus> = { g: 'given', r: 'refused', w: 'withdrawn' }

/**
 * Status of a purpose or a service. Purposes and services that are never asked are `given`;
 * an id that the policy does not name is `unknown`, and stays closed.
 */
export function consentStatus(id: Id, context: StatusContext): ConsentStatus {
  const { slice } = context
  if (slice.open.includes(id)) return 'given'
  const service = slice.services.find((candidate) => candidate.id === id)
  return service ? serviceStatus(service, context) : purposeStatus(id, context)
}

/** A service's own decision comes before its purposes'; without one it waits for all of them. */
function serviceStatus(service: Slice['services'][number], context: StatusContext): ConsentStatus {
  const own = standing(context)?.services[service.id]
  if (own) return word(own, context)
  const statuses = service.purposes.map((purpose) => purposeStatus(purpose, context))
  return statuses.find((status) => status !== 'given') ?? 'given'
}

function purposeStatus(id: Id, context: StatusContext): ConsentStatus {
  const { slice, gpc } = context
  const meaning = slice.meanings[id]
  const entry = standing(context)?.purposes[id]
  // A mark made under another meaning was an answer to another question.
  const status =
    meaning && entry?.meaning === meaning.slice(0, 8) ? word(entry.mark, context) : 'unknown'
  return status === 'unknown' && gpc && slice.sale?.includes(id) ? 'refused' : status
}

/** The state, unless its policy version was declared void. */
function standing({ slice, state }: StatusContext): ConsentState | undefined {
  return state && slice.void?.includes(state.policyVersion) ? undefined : state
}

/** Past its time a grant is expired, and a refusal is asked again. */
function word(mark: Mark, { state, now }: StatusContext): ConsentStatus {
  if (state && now < state.expiresAt * 1000) return WORDS[mark]
  return mark === 'g' ? 'expired' : 'unknown'
}

/** The purposes that have no decision which still stands. */
export function undecidedPurposes(context: StatusContext): Id[] {
  return Object.keys(context.slice.meanings).filter((id) =>
    ['unknown', 'expired'].includes(purposeStatus(id, context)),
  )
}

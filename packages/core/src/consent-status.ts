import type { ConsentStatus } from './decision.ts'
import { entryOf } from './entry-of.ts'
import type { Id } from './policy.ts'
import type { Slice } from './slice.ts'
import type { ConsentState, Mark } from './state-cookie.ts'

export interface StatusContext {
  slice: Slice
  /** Undefined also where its policy version was declared void. */
  state: ConsentState | undefined
  /** Global Privacy Control is on. */
  gpc: boolean
  /** Milliseconds since 1970. */
  now: number
}

const WORDS: Record<Mark, ConsentStatus> = { g: 'given', r: 'refused', w: 'withdrawn' }

/**
 * Status of a purpose, or of a service: its own decision, or what all of its purposes allow. What is
 * never asked is `given`; an id that the policy does not name is `unknown`, and stays closed.
 */
export function consentStatus(id: Id, context: StatusContext): ConsentStatus {
  const { slice, state } = context
  if (slice.open.includes(id)) return 'given'
  const purposes = slice.services.find((service) => service.id === id)?.purposes ?? [id]
  const own = state?.services[id]
  // A service's decision carries no meaning of its own: it stands while those of its purposes do.
  const isSame = state?.policyVersion === slice.policyVersion
  if (own && (isSame || purposes.every((purpose) => entryOf(purpose, context)))) {
    return word(own, context)
  }
  const statuses = purposes.map((purpose) => purposeStatus(purpose, context))
  return statuses.find((status) => status !== 'given') ?? 'given'
}

function purposeStatus(id: Id, context: StatusContext): ConsentStatus {
  const { slice, gpc } = context
  const entry = entryOf(id, context)
  const status = entry ? word(entry.mark, context) : 'unknown'
  return status === 'unknown' && gpc && slice.sale?.includes(id) ? 'refused' : status
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

import type { Id } from './policy.ts'

export const STATE_COOKIE = 'kvitto'

/** `g` given, `r` refused, `w` given once and refused since. */
export type Mark = 'g' | 'r' | 'w'

/** What this browser knows of a person's decisions: the whole content of the state cookie. */
export interface ConsentState {
  policyVersion: string
  /** Seconds since 1970; rounded down to the day while nothing is given. */
  decidedAt: number
  expiresAt: number
  /** Hash of the receipt whose grants stand, or `-`. Knowing it is the power to withdraw them. */
  receipt: string
  /** Some origin that shares the cookie holds an event still to be signed or sent. */
  isPending: boolean
  /** Per purpose: the mark, and the first 8 characters of the meaning it was made under. */
  purposes: Record<Id, { mark: Mark; meaning: string }>
  services: Record<Id, Mark>
}

const STATE =
  /^1\.([\w-]{43})\.(\d+)\.(\d+)\.(-|[\w-]{43})\.([p-])((?:\.[a-z\d-]{1,40}~[grw]~(?:[\w-]{8}|s))*)$/

/** What `STATE` finds. */
type Parts = [text: string, string, string, string, string, string, string]

/** Undefined for anything that is not exactly a state: garbage is no decision. */
export function parseState(text: string): ConsentState | undefined {
  const match = STATE.exec(text)
  if (!match) return undefined
  const [, policyVersion, decidedAt, expiresAt, receipt, mark, entries] = match as string[] as Parts
  const state: ConsentState = {
    policyVersion,
    decidedAt: Number(decidedAt),
    expiresAt: Number(expiresAt),
    receipt,
    isPending: mark === 'p',
    // A page may have added members to all objects: none of those is a decision.
    purposes: Object.create(null),
    services: Object.create(null),
  }
  for (const entry of entries.split('.').slice(1)) {
    const [id, mark, meaning] = entry.split('~') as [Id, Mark, string]
    if (meaning === 's') state.services[id] = mark
    else state.purposes[id] = { mark, meaning }
  }
  return state
}

export function formatState(state: ConsentState): string {
  return [
    1,
    state.policyVersion,
    state.decidedAt,
    state.expiresAt,
    state.receipt,
    state.isPending ? 'p' : '-',
    ...Object.entries(state.purposes).map(([id, { mark, meaning }]) => `${id}~${mark}~${meaning}`),
    ...Object.entries(state.services).map(([id, mark]) => `${id}~${mark}~s`),
  ].join('.')
}

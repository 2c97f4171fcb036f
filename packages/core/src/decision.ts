import type { Id } from './policy.ts'

/** What a person says about one purpose or service. */
export type Decision = 'given' | 'refused'
export type Decisions = Record<Id, Decision>

/** The words of W3C DPV's consent status; `unknown` was never asked, or not under this meaning. */
export type ConsentStatus = 'unknown' | 'given' | 'refused' | 'withdrawn' | 'expired'

/** How a decision came about, as a receipt says it. */
export type Method =
  | 'accept-all'
  | 'reject-all'
  | 'save-choices'
  | 'withdraw'
  | 'close'
  | 'placeholder'
  | 'host-api'
  | 'link'
  /** A form of the site's own, for purposes that the banner does not ask for. */
  | 'form'

export interface Gesture {
  /** The browser's own `isTrusted` of the event behind the decision. */
  trusted: boolean
  /** How long the layer had been visible, in ms, to the nearest 100. */
  visibleMs: number
}

import type { Id } from '@kvitto/core'

export type Signal = 'granted' | 'denied'

/** Per word of the vendor. */
export type Signals = Record<string, Signal>

/** Tells one vendor, in its own words, what people decided. Made once per page. */
export interface Adapter {
  /**
   * The vendor's words, each with the purpose behind it unless the policy's `map` says otherwise. Empty:
   * it knows the service as a whole only. Left out: the words are the site's own, by default the ids of
   * the service's purposes.
   */
  words?: Readonly<Record<string, Id>>
  /** Before any tag of the vendor runs; granted is only what is never asked. */
  start(words: Signals): void
  /**
   * Where something differs from what was told last on this page. `isGiven`: the service as a whole may
   * run. `isNew`: by a decision made while this page is open, not by one of an earlier page or by another path.
   */
  update(words: Signals, isGiven: boolean, isNew: boolean): void
  /** A decision made while this page is open has opened or closed the service, whatever its paths say. */
  decide?(isOpen: boolean): void
}

export type CreateAdapter = () => Adapter

/** By the name that a policy calls them. */
export type Adapters = Partial<Record<string, CreateAdapter>>

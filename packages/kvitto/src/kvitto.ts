import type { ConsentStatus, Decisions, Id, Method } from '@kvitto/core'

/** What the page can do and ask. Never throws; what goes wrong arrives at `subscribe` as `error`. */
export interface Kvitto {
  /** Resolves once the state is read and the gate acts on it; on a prerendered page, when it is shown. */
  readonly ready: Promise<void>
  /** Of a purpose or a service. */
  status(id: Id): ConsentStatus
  /**
   * Whether a purpose or a service may run on this page, now: what to ask before you run something
   * yourself, again at every event. True without a decision where the region's rule asks for none; false
   * with one where the policy keeps the service from this path.
   */
  allows(id: Id): boolean
  /** Calls back on every event from now on; returns what ends it. */
  subscribe(listener: (event: KvittoEvent) => void): () => void
  /**
   * The site's own statement that the person gave consent: to these purposes or services, or to all.
   * Needs a trusted input event within the last second unless `behaviour.hostGrants` is `any`. Resolves
   * when the decision stands in this browser; to false where it was not taken.
   */
  give(ids?: Id | Id[]): Promise<boolean>
  refuse(ids?: Id | Id[]): Promise<boolean>
  /** As `refuse`, said as a withdrawal; what was stored is deleted. */
  withdraw(ids?: Id | Id[]): Promise<boolean>
  /** Resolves to false where they cannot load. */
  openPreferences(): Promise<boolean>
  /** Withdraws, forgets every decision in this browser, and asks again. */
  reset(): Promise<boolean>
}

export type KvittoErrorCode =
  | 'slice_missing'
  | 'untrusted_grant'
  | 'chunk_failed'
  | 'release_failed'
  /** A box of a form makes no receipt: what it asks would be no consent. */
  | 'form_refused'
  /** The message is the collector's code; `no_collector` where something else answers at its address, which is sent to again. */
  | 'receipt_rejected'
  /** What ran goes on where it may not, until the page is left. */
  | 'still_running'
  | 'unexpected'

export type KvittoEvent =
  | { type: 'decision'; method: Method; decisions: Decisions; services: Decisions }
  /** Decisions, or what is allowed, changed: in another tab, by going back or on within this page. */
  | { type: 'change' }
  /** Something unmarked was held, or would be where the guard only reports; '' where no service names it. */
  | { type: 'held'; service: Id; what: string }
  /** `isRunning`: what ran goes on until the page is left. */
  | {
      type: 'deleted'
      removed: string[]
      remaining: { name: string; by: string }[]
      isRunning: boolean
    }
  /** `proof` is c2sp.org/tlog-proof@v1 text. */
  | { type: 'acknowledged'; receiptId: string; index: number; receivedAt: string; proof: string }
  | { type: 'error'; code: KvittoErrorCode; message: string }

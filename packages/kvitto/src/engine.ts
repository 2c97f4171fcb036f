import type {
  ConsentState,
  ConsentStatus,
  Id,
  Locale,
  ReadState,
  Slice,
  StatusContext,
} from '@kvitto/core'
import type { Gate } from '@kvitto/gate'
import type { Load, LoadPolicy } from './chunks.ts'
import type { Kvitto, KvittoErrorCode, KvittoEvent } from './kvitto.ts'

export interface EngineOptions {
  slice: Slice
  load: Load
  loadPolicy: LoadPolicy
  /** Base URL of the collector, without a trailing slash. */
  collector: string
  /** `custom`: the site shows its own interface; none of ours appears. */
  ui: 'kvitto' | 'custom'
  /** Nonce of the page's Content-Security-Policy. */
  nonce: string | undefined
  /** Where the visitor is, as the site says; absent or unknown = opt-in. */
  region: string | undefined
  /** In a frame nothing of ours appears, unless this says `ask`. */
  frame: string | undefined
  /** Tells vendors, by the adapters that the policy names; called once, before anything runs. */
  adapters?: ((engine: Engine) => void) | undefined
}

/** What runs on every page view, as the parts that load later see it. */
export interface Engine extends EngineOptions {
  gate: Gate
  /** Global Privacy Control is on. */
  gpc: boolean
  locale: Locale
  /** Our own words for it: one part a language. */
  words: `locale-${string}`
  looks: [layout: `look-${string}`, theme: `look-${string}`]
  cookie(): ReadState
  context(): StatusContext
  status(id: Id): ConsentStatus
  /** Whether what a person said lets it run; where nobody has to be asked, the acting part says more. */
  isOpen(id: Id): boolean
  /** As `allows`, whether or not somebody sees the page yet. */
  permits(id: Id, isStoring?: boolean): boolean
  /**
   * Whether it may run on this page, now; with `isStoring`, whether it may store. In advanced mode a
   * service runs before it may store.
   */
  allows(id: Id, isStoring?: boolean): boolean
  /** Holds a decision where cookies are blocked: for this page view, and no longer. */
  memory: ConsentState | undefined
  /** The cookie's text that this page acts on; another tab's change shows as a difference. */
  seen: string
  /** Asks where something is undecided; shows the re-open control where nothing is. */
  show(): void
  showControl(): void
  /** Acts on what the cookie says by now. */
  refresh(): void
  /** Lets the gate act on what is allowed by now, and tells the page. */
  update(): void
  subscribe: Kvitto['subscribe']
  emit(event: KvittoEvent): unknown
  fail(code: KvittoErrorCode, error: unknown): void
}

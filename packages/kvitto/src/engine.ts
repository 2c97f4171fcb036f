import type { ConsentState, ConsentStatus, Id, Locale, Slice, StatusContext } from '@kvitto/core'
import type { Gate } from '@kvitto/gate'
import type { Chunks } from './chunks.ts'
import type { KvittoErrorCode, KvittoEvent } from './kvitto.ts'

export interface EngineOptions {
  slice: Slice
  chunks: Chunks
  /** Base URL of the collector, without a trailing slash. */
  collector: string
  /** `custom`: the site shows its own interface; none of ours appears. */
  ui: 'kvitto' | 'custom'
  /** Nonce of the page's Content-Security-Policy. */
  nonce: string | undefined
}

/** What runs on every page view, as the parts that load later see it. */
export interface Engine extends EngineOptions {
  gate: Gate
  /** Global Privacy Control is on. */
  gpc: boolean
  locale: Locale
  context(): StatusContext
  status(id: Id): ConsentStatus
  /** Holds a decision where cookies are blocked: for this page view, and no longer. */
  memory: ConsentState | undefined
  /** The cookie's text that this page acts on; another tab's change shows as a difference. */
  seen: string
  /** Asks where something is undecided; shows the re-open control where nothing is. */
  show(): void
  emit(event: KvittoEvent): void
  fail(code: KvittoErrorCode, error: unknown): void
}

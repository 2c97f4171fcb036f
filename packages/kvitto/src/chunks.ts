import type { fillPlaceholder, Strings, showFirstLayer, showPreferences } from '@kvitto/banner'
import type { Locale, Policy } from '@kvitto/core'
import type { deliverEvents } from '@kvitto/receipt/browser'
import type { createActing } from './create-acting.ts'

/** What is loaded only when it is needed: over the network by the script tag, by a bundler otherwise. */
export interface Chunks {
  acting(): Promise<{ createActing: typeof createActing }>
  firstLayer(): Promise<{ showFirstLayer: typeof showFirstLayer }>
  preferences(): Promise<{ showPreferences: typeof showPreferences }>
  placeholder(): Promise<{ fillPlaceholder: typeof fillPlaceholder }>
  receipt(): Promise<{ deliverEvents: typeof deliverEvents }>
  strings(locale: Locale): Promise<{ strings: Strings }>
  policy(): Promise<Policy>
}

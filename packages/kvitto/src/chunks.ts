import type { Look, Strings, showFirstLayer } from '@kvitto/banner'
import type { Policy } from '@kvitto/core'
import type { deleteStored } from '@kvitto/gate'
import type { deliverEvents, openDeviceStore, signedHere } from '@kvitto/receipt/browser'
import type { createActing } from './create-acting.ts'
import type { createFollowUp } from './create-follow-up.ts'
import type { fillElements } from './fill-elements.ts'
import type { followPage } from './follow-page.ts'
import type * as form from './form/index.ts'
import type { openPlaceholder } from './open-placeholder.ts'
import type { openPreferences } from './open-preferences.ts'
import type { openReceipts } from './open-receipts.ts'
import type { otherQuestion } from './other-question.ts'
import type * as receiptsPage from './receipts-page.ts'
import type * as rules from './rules.ts'

/** What is loaded only when it is needed; a locale's name is its BCP 47 tag. */
export interface Chunks {
  /** Only where the policy names paths or frames, or the page has elements for us. */
  page: { followPage: typeof followPage }
  /** Only where the page has elements to fill. */
  declaration: { fillElements: typeof fillElements }
  /** Only where the page has boxes of forms for us, or the person withdraws what was given there. */
  form: typeof form
  /** The script tag's brings the question along. */
  acting: { createActing: typeof createActing } & Partial<Chunks['first-layer']>
  /** Only where the policy names regions. */
  rules: typeof rules
  'follow-up': { createFollowUp: typeof createFollowUp }
  /** Where it does not come with `acting`. */
  'first-layer': { showFirstLayer: typeof showFirstLayer }
  /** Only where the question is no first one, or none of consent. */
  question: { otherQuestion: typeof otherQuestion }
  preferences: { openPreferences: typeof openPreferences }
  placeholder: { openPlaceholder: typeof openPlaceholder }
  deletion: { deleteStored: typeof deleteStored }
  receipt: {
    deliverEvents: typeof deliverEvents
    openDeviceStore: typeof openDeviceStore
    signedHere: typeof signedHere
  }
  receipts: { openReceipts: typeof openReceipts }
  'receipts-page': typeof receiptsPage
  [locale: `locale-${string}`]: { strings: Strings }
  /** A layout or a theme. */
  [look: `look-${string}`]: Look
}

/** Over the network by the script tag, by a bundler otherwise. Asking again for a part costs nothing. */
export type Load = <K extends keyof Chunks>(name: K) => Promise<Chunks[K]>

export type LoadPolicy = () => Promise<Policy>

import type { ConsentStatus, Decisions, Id, Locale, Method, Policy, Rule } from '@kvitto/core'
import type { Child } from './jsx/jsx-runtime.ts'
import type { LayerPlace } from './layer-place.ts'
import type { AllStrings, Strings } from './locales/strings.ts'
import type { Look } from './looks/look.ts'

/** What the first layer needs of the page's consent engine. */
export interface FirstLayerHost {
  policy: Policy
  /** One of the policy's declared locales, chosen from `<html lang>`. */
  locale: Locale
  /** The locale's chunk. */
  strings: Strings
  /** The policy's layout and its theme, each its own chunk. */
  looks: [layout: Look, theme: Look]
  /** Global Privacy Control is on. */
  gpc: boolean
  /** What else the question says; absent where it is the first, and one of consent. */
  question?: Question | undefined
  /** Status of a purpose or a service. */
  status(id: Id): ConsentStatus
  /**
   * Takes effect in this very call: cookie, event, release.
   * False: a grant by a synthetic event was not taken.
   */
  decide(choice: Choice): boolean
  /** Resolves to false where they cannot load. */
  openPreferences(): Promise<unknown>
  /** Once, when a layer goes away. */
  onClosed?(): void
}

/** What the other layers need. */
export interface UiHost extends FirstLayerHost {
  strings: AllStrings
  /** Of the visitor's region. */
  rule: Rule
  /** When a later version takes effect that is published already, in ms since 1970. */
  comingAt?: number | undefined
  /** Whether it may run: given, or, where the rule asks for no agreement, not refused. */
  isOpen(id: Id): boolean
  /**
   * The browser's own policy stands on the page, from a header or from static HTML: nothing that it closes
   * can be shown before a reload. In static HTML it knows purposes only.
   */
  strict?: 'header' | 'static' | undefined
  /** Shows what a placeholder stands for on this page view; nothing is decided, nothing stored. */
  openOnce(placeholder: Element): void
  /** What forms of the site's gave in this browser. Rejects where that part cannot load. */
  formGrants(): Promise<FormGrants>
  /** Shows a person's own receipts in the open layer. Rejects where that part cannot load. */
  openReceipts(place: LayerPlace): Promise<void>
  /**
   * What the services of these purposes stored on this device goes, no decision changes. Undefined where that
   * cannot load.
   */
  deleteStored(purposes: Id[]): Promise<WithdrawalReport | undefined>
  /** Withdraws, forgets all in this browser, and asks again. */
  reset(): void
  /** What the last withdrawal on this device removed, and what it could not; shown once. */
  report?: WithdrawalReport
  /** A script, not a person, moved a switch; the layer took it back. */
  onUntrusted?(): void
}

/** In place of a first question's words, or beside them. */
export interface Question {
  title?: string
  intro?: string
  terms?: Strings['terms']
  refuse?: string
  accept?: string
  /** Stands before the terms, with the space between. */
  before?: string
  /** Why a person who decided before is asked again. */
  reasons?: Child
  coming?: Child
}

export interface Earlier {
  /** Purposes that are new, or mean something else, since the last choice. */
  changed: Id[]
  /** The last choice stood as long as it may. */
  isExpired: boolean
}

/** One act of a person on a layer, complete: what is left out of `services` has no decision of its own. */
export interface Choice {
  method: Method
  layer: 1 | 2 | null
  decisions: Decisions
  services: Decisions
  /** The browser's own `isTrusted` of the event. */
  trusted: boolean
  /** How long the layer had been painted, in ms, to the nearest 100. */
  visibleMs: number
  /** The layer's visible text; null where there is no layer. */
  shownText: string | null
  language: Locale
}

/** Grants of purposes that the banner does not ask for. */
export interface FormGrants {
  given: Id[]
  withdraw(id: Id, by: Pick<Choice, 'trusted' | 'visibleMs' | 'shownText' | 'language'>): void
}

export interface WithdrawalReport {
  removed: string[]
  /** `by` is the service that set it, by its id, or what keeps it: a page cannot delete it. */
  remaining: { name: string; by: string }[]
  /** Nothing had been given: what was refused ran without having been asked for. */
  isRefusal?: boolean
  /** What ran goes on until the page is left. */
  isRunning?: boolean
}

/** ISO 8601 in UTC with a trailing `Z`, e.g. `2026-11-21T00:00:00Z`. */
export type Time = string
/** `[a-z0-9-]{1,40}`. */
export type Id = string
/** A BCP 47 tag, e.g. `sv`. */
export type Locale = string
/** One text per declared locale. */
export type Localized = Record<Locale, string>

/**
 * One site's document: who asks, for what, through which services, in which words.
 * Input of publishing; its RFC 8785 bytes are what a receipt's `policyVersion` names.
 */
export interface Policy {
  site: Id
  /** The owner's own label, shown to people: `2026-11`. Not the hash. */
  version: string
  effectiveAt: Time
  /** Production and preview origins; `https://*.preview.example` stands for one label. */
  origins: string[]
  controller: Controller
  dpo?: Contact
  /** The supervisory authority a person may complain to. */
  authority?: Contact
  /** ISO 3166 code of the law that applies, e.g. `SE`. */
  jurisdiction: string
  categories: Category[]
  purposes: Purpose[]
  services: Service[]
  /** One entry per declared locale; its keys are the declared locales. */
  texts: Record<Locale, PolicyTexts>
  behaviour: Behaviour
  /** How the layers look; absent = `box`, `start`, `kvitto`. Never changes what a purpose means. */
  appearance?: Appearance
  retention: Retention
}

export interface Controller {
  name: string
  address: string
  contact: string
  url: string
}

export interface Contact {
  name: string
  contact: string
  url?: string
}

/** A switch in the interface that groups purposes. */
export interface Category {
  id: Id
  title: Localized
  description: Localized
}

export type LegalBasis =
  | 'consent'
  | 'strictly-necessary'
  | 'legitimate-interest'
  | 'contract'
  | 'legal-obligation'

/** Why data is used: the unit of decision everywhere. `strictly-necessary` ones are never asked. */
export interface Purpose {
  id: Id
  /**
   * `form`: by a form of the site's own (`data-kvitto-form`), for what its server does with what is typed there, such
   * as sending a newsletter. The banner does not ask for it. Absent = by the banner.
   */
  asked?: 'form'
  category: Id
  title: Localized
  description: Localized
  legalBasis: LegalBasis
  /** Why the site cannot work without it; required when `strictly-necessary`. */
  reason?: Localized
  dataTypes: Id[]
  saleOrSharing: boolean
  /** A term of W3C DPV 2.3, e.g. `dpv:ServiceUsageAnalytics`. */
  dpv?: string
}

export type ServiceRole = 'processor' | 'joint' | 'independent'

/** A third party or script that serves purposes. `name` or, for processors only, `recipientCategory`. */
export interface Service {
  id: Id
  name?: string
  recipientCategory?: Localized
  role: ServiceRole
  provider: string
  /** ISO 3166 code. */
  country: string
  /** The mechanism that allows a transfer outside the EEA, e.g. `EU-US DPF`; null within it. */
  transfer: string | null
  /** ISO 8601 duration, e.g. `P13M`. */
  retention: string
  purposes: Id[]
  /** `host[:port][/path]`; a path alone (`/metrics/`) names one on the site's own origin. */
  hosts: string[]
  cookies: CookiePattern[]
  storage: StoragePattern[]
  /** Where on the site it may run at all, as path patterns (`/portal/**`). */
  paths?: PathRule
  /** The vendor's own consent API, told of every decision. */
  adapter?: ServiceAdapter
  /** The service's own privacy policy. */
  url?: string
}

/** Without `include` everywhere, less `exclude`. Each is a path, or a prefix ending in `**`. */
export interface PathRule {
  include?: string[]
  exclude?: string[]
}

export interface ServiceAdapter {
  /** A file of `@kvitto/services`, e.g. `google`. */
  name: Id
  /**
   * `advanced`: the vendor's tag runs before a decision and is told `denied`, which sends pings without
   * consent (EDPB Guidelines 2/2023). Default `basic`: nothing runs before.
   */
  mode?: 'basic' | 'advanced'
  /** The purpose behind each of the vendor's own words, e.g. `{ad_storage: 'marketing'}`. */
  map?: Record<string, Id>
}

export interface CookiePattern {
  /** Exact, or a prefix ending in `*`. */
  name: string
  /** ISO 8601 duration or `session`. */
  lifetime: string
  /** Set by another site over HTTP: a page cannot read or delete it. */
  thirdParty?: boolean
}

export type StorageKind = 'localStorage' | 'sessionStorage' | 'indexedDB' | 'cache'

export interface StoragePattern {
  kind: StorageKind
  /** Key, database or cache name; exact, or a prefix ending in `*`. */
  name: string
  lifetime: string
}

/** The site's own words for one locale. Everything else comes from the banner's locale chunk. */
export interface PolicyTexts {
  /** Heading of the first layer. */
  title: string
  /** First paragraph of the first layer. */
  intro: string
  accept?: string
  refuse?: string
  choose?: string
  /** For whom the question is meant, or who should be asked for help; not the words of an age gate. */
  ageNote?: string
  /** Name of the control that re-opens the preferences; it stands on every page. */
  reopen: string
  /** A label for every data type that a purpose names. */
  dataTypes: Record<Id, string>
}

export type Rule = 'opt-in' | 'opt-out' | 'none'

export interface Behaviour {
  /** How long a decision stands; ISO 8601 in months or days, at most `P13M`. */
  expiresAfter: string
  onClose: 'later' | 'refuse'
  hostGrants: 'gesture' | 'any'
  proof: 'linked' | 'unlinked'
  /** Rule per region (ISO 3166-1 or -2); a region without one is opt-in. */
  regions?: Record<string, Rule>
  /** Path patterns (`/checkout/**`) on which a change of consent never reloads the page. */
  noReload?: string[]
  /** Parent domain of the state cookie, e.g. `example.com`. */
  cookieDomain?: string
  /**
   * What is held without a mark: what goes to a host of a service (`services`, the default), or to any
   * host that is neither the site's nor an essential service's (`third-parties`). `report` holds
   * nothing and tells what it would hold.
   */
  guard?: GuardMode
  /** Cookies and storage that no service names: let through (default) or dropped; reported either way. */
  unlistedStorage?: 'pass' | 'hold'
  /** Frames of `origins` inside the site's pages may ask for the decisions made there. */
  frames?: boolean
}

export interface Appearance {
  /**
   * `box`: in a corner. `bar`: along the lower edge of the window. `modal`: in its middle, the page inert until
   * a choice is made. On a phone all three are a sheet at the lower edge.
   */
  layout: Layout
  /** Where a box, the preferences and the control that re-opens them stand. Default `start`. */
  corner?: 'start' | 'end'
  /**
   * `kvitto`: calm and rounded. `plain`: square, black on white or white on black. `auto`: as `kvitto`, with the
   * font of the page's body, and its `accent-color` or the colours of its first button where they can be read.
   */
  theme: Theme
}

export type Layout = 'box' | 'bar' | 'modal'
export type Theme = 'kvitto' | 'plain' | 'auto'

export type GuardMode = 'services' | 'third-parties' | 'report' | 'off'

export interface Retention {
  /**
   * How long a record is kept at least, from when the collector received its receipt. ISO 8601 duration of
   * years, months and days.
   */
  records: string
}

/** What publishing yields; `createKvitto` takes it. */
export interface Published {
  /** SHA-256 of the RFC 8785 bytes of `policy`, base64url. */
  policyVersion: string
  policy: Policy
  /** Per purpose that is asked for: hash of what it means. A change of it asks again. */
  meanings: Record<Id, string>
}

/** A purpose that needs a decision; all others are shown, never asked, never recorded as consent. */
export function isOptional(purpose: Purpose): boolean {
  return purpose.legalBasis !== 'strictly-necessary'
}

/** A purpose that the banner asks for. Not by `isOptional`, which the layers would carry for it. */
export function isAsked({ asked, legalBasis }: Purpose): boolean {
  return legalBasis !== 'strictly-necessary' && !asked
}

import type { LegalBasis, StorageKind } from '@kvitto/core'

/** The words that the policy does not bring itself, for one language. */
export interface Strings {
  dir: 'ltr' | 'rtl'

  accept: string
  refuse: string
  choose: string
  /** The same two where only some purposes are asked for. */
  acceptAsked: string
  refuseAsked: string
  /** Names of the close control: ask again on the next visit, or take it as a refusal. */
  later: string
  closeAndRefuse: string

  /** Stands before the controller's name. */
  controller: string
  /** Stands before the data protection officer's contact. */
  dpo: string
  /** How many receive data, and for how long the choice stands. */
  terms(recipients: number, duration: string): string
  /** That a consent can be withdrawn, and where. */
  withdrawable(control: string): string
  /** Where only some purposes are asked for. */
  earlierChoices: string
  gpc: string
  /** Said when a grant did not come from a person's own hand. */
  pressYourself: string

  /** The question where nobody has to be asked: a heading and a first paragraph of its own. */
  noticeTitle: string
  noticeIntro: string
  /** In place of `terms`. */
  noticeTerms(recipients: number, duration: string): string

  /** What a placeholder says in place of the content it stands for. */
  placeholder(source: string): string
  /** Where no decision opens it: the service is kept from this path. */
  placeholderElsewhere(source: string): string
  /** Where the service cannot be allowed alone. */
  placeholderWhole(purposes: string): string
  /** The two buttons: for this page view, and from now on (a service, a purpose). */
  placeholderOnce: string
  placeholderAlways(service: string): string
  placeholderAlwaysFor(purpose: string): string
  /** Stands before the service's name, as a link. */
  servicePolicy: string

  /** The words of the preferences: most people never open them. */
  preferences(): Promise<PreferencesStrings>
}

export interface PreferencesStrings {
  intro: string
  /** Where the rule asks for no agreement. */
  introNotice: string
  acceptAll: string
  refuseAll: string
  save: string
  withdraw: string
  close: string
  alwaysOn: string
  showServices(count: number): string
  ownChoice: string
  legalBasisLabel: string
  legalBasis: Record<LegalBasis, string>
  data: string
  saleOrSharing: string
  provider: string
  country: string
  transfer: string
  noTransfer: string
  retention: string
  storedName: string
  storedKind: string
  storedFor: string
  cookie: string
  storage: Record<StorageKind, string>
  session: string
  noStorage: string

  reportTitle: string
  /** Where nothing had been given: what was refused ran without having been asked for. */
  reportRefused: string
  reportRemoved(names: string): string
  reportRemaining(name: string, by: string): string
  reportNothing: string
  /** What ran cannot be stopped without a reload, which this page may not have. */
  reportRunning: string
}

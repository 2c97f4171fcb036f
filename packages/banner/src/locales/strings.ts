import type { ConsentStatus, LegalBasis, StorageKind } from '@kvitto/core'
import type { PluralForms } from './plural.ts'

/** The words that the policy does not bring itself, for one language. */
export interface Strings {
  dir: 'ltr' | 'rtl'
  /** Between a label and what it names, with its spaces. */
  colon: string

  accept: string
  refuse: string
  choose: string
  /** Names of the close control: ask again on the next visit, or take it as a refusal. */
  later: string
  closeAndRefuse: string

  /** Stands before the controller's name. */
  controller: string
  /** Stands before the data protection officer's contact. */
  dpo: string
  /** How many receive data, and for how long the choice stands. */
  terms(recipients: number, duration: string): string
  /** What such a duration is said in. */
  months: PluralForms
  days: PluralForms
  /** That a consent can be withdrawn, and where. */
  withdrawable(control: string): string
  gpc: string
  /** Said when a grant did not come from a person's own hand. */
  pressYourself: string
  /** A part of the interface did not arrive. */
  loadFailed: string

  /** The words that most first visits do without. */
  further(): Promise<FurtherStrings>
  /** The words of the preferences: most people never open them. */
  preferences(): Promise<PreferencesStrings>
}

/** Of the question where it is not a first one or no question of consent, of placeholders, and of what opens later. */
export interface FurtherStrings {
  /** The same two where only some purposes are asked for. */
  acceptAsked: string
  refuseAsked: string
  /** Where only some purposes are asked for. */
  earlierChoices: string
  /** Why people are asked again: these purposes are new or mean something else since their last choice. */
  changed(purposes: string): string
  /** Why people are asked again: their choice stood as long as it may. */
  expired: string
  /** A later version is published, and takes effect on this day. */
  comingVersion(date: string): string
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
}

/** All but what the preferences alone say. */
export type AllStrings = Strings & FurtherStrings

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
  /** One that another site sets. */
  thirdPartyCookie: string
  storage: Record<StorageKind, string>
  session: string
  noStorage: string
  /** Caption and heads of the table of all that is stored. */
  tableTitle: string
  service: string
  purpose: string
  /** What was decided of a purpose or a service. */
  status: Record<ConsentStatus, string>

  /** Deletes what optional services stored on this device, and changes no decision. */
  deleteStored: string
  deletedTitle: string
  /** Opens the receipts. */
  receipts: string
  /** Withdraws, forgets all decisions, key and receipts in this browser, and asks again. */
  reset: string

  reportTitle: string
  /** Where nothing had been given: what was refused ran without having been asked for. */
  reportRefused: string
  reportRemoved(names: string): string
  reportRemaining(name: string, by: string): string
  reportNothing: string
  /** What ran cannot be stopped without a reload, which this page may not have. */
  reportRunning: string

  /** The words of the visitor's own receipts. */
  receiptsView(): Promise<ReceiptsStrings>
}

export interface ReceiptsStrings {
  title: string
  intro: string
  none: string
  /** A receipt of a refusal can be had on the page on which it was made, and is not kept. */
  refusalsNotKept: string
  back: string
  /** They could not be read from this browser. */
  unreadable: string

  /** Which purposes and services a receipt gives or refuses. */
  given(names: string): string
  refused(names: string): string
  withdrawn: string
  renewed: string
  /** Where a receipt is: in the collector's log, or still in this browser only. */
  inLog: string
  waiting: string
  validUntil(date: string): string
  /** What was seen: heading, language. */
  shown(what: string): string
  version(hash: string): string
  download: string
  /** All as data, and as a page that verifies itself without a network. */
  downloadAll: string
  downloadPage: string

  /** What a person names when they ask the site about their receipts. */
  idLabel: string
  idWhy(controller: string): string
  idCopy: string
  idCopied: string
  idQr: string

  /** The page that a link for withdrawing opens: it asks before it does. */
  withdrawalPage: {
    title: string
    intro: string
    withdraw: string
    /** Said whether or not there was something left to withdraw. */
    done: string
    /** Said of any error, and of an address that is no whole link. */
    failed: string
  }

  /** The downloaded page. */
  page: {
    title: string
    intro: string
    /** One per check of a receipt. */
    checks: {
      signature: string
      log: string
      logKey: string
      policy: string
      build: string
    }
    ok: string
    failed: string
    /** Nothing is wrong, but it cannot be shown here. */
    open: string
    /** The log's vkey, which nobody else vouches for. */
    trusted(key: string): string
    /** What a signature does not prove. */
    limits: string
  }
}

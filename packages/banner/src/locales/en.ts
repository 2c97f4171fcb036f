import type { Strings } from './strings.ts'

export const strings: Strings = {
  dir: 'ltr',

  accept: 'Accept all',
  refuse: 'Reject all',
  choose: 'Manage choices',
  acceptAsked: 'Accept',
  refuseAsked: 'Reject',
  later: 'Decide later',
  closeAndRefuse: 'Close and refuse',

  controller: 'Responsible:',
  dpo: 'Data protection officer:',
  terms: (recipients, duration) =>
    `${recipients === 1 ? '1 recipient receives' : `${recipients} recipients receive`} data. Your consent to these cookies lasts ${duration}.`,
  withdrawable: 'Change or withdraw it at any time under “Cookie settings”.',
  earlierChoices: 'Your other choices stay as they are.',
  gpc: 'Your browser asks us not to sell or share your data (Global Privacy Control). We keep to it.',
  pressYourself: 'Nothing was accepted yet: press the button yourself, by pointer or key.',

  reopen: 'Cookie settings',

  preferencesTitle: 'Cookie settings',
  preferencesIntro: 'Decide for each kind of use. Nothing optional runs unless you switch it on.',
  acceptAll: 'Accept all',
  refuseAll: 'Reject all',
  save: 'Save choices',
  withdraw: 'Withdraw everything',
  close: 'Close',
  alwaysOn: 'Always on',
  showServices: (count) => (count === 1 ? '1 service' : `${count} services`),
  ownChoice: 'Allow this service',
  legalBasisLabel: 'Legal basis',
  legalBasis: {
    consent: 'Consent',
    'strictly-necessary': 'Strictly necessary',
    'legitimate-interest': 'Legitimate interest',
    contract: 'Contract',
    'legal-obligation': 'Legal obligation',
  },
  data: 'Data',
  saleOrSharing: 'Data is sold or shared for this.',
  provider: 'Provider',
  country: 'Country',
  transfer: 'Transfer',
  noTransfer: 'None outside the EEA',
  retention: 'Kept for',
  servicePolicy: 'Privacy policy',
  storedName: 'Name',
  storedKind: 'Kind',
  storedFor: 'Kept for',
  cookie: 'Cookie',
  storage: {
    localStorage: 'Local storage',
    sessionStorage: 'Session storage',
    indexedDB: 'IndexedDB',
    cache: 'Cache',
  },
  session: 'Until the browser closes',
  noStorage: 'Stores nothing on your device.',

  reportTitle: 'Your consent is withdrawn.',
  reportRemoved: (names) => `Removed from this device: ${names}.`,
  reportRemaining: (name, by) =>
    `${name}, set by ${by}, cannot be removed by this page. You can delete it in your browser’s settings.`,
  reportNothing: 'Nothing was stored on this device.',

  placeholder: (service, provider) =>
    `This content comes from ${service === provider ? service : `${service} (${provider})`}. It loads once you allow it.`,
  placeholderAllow: (service) => `Allow ${service}`,
}

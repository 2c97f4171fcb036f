import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Tag stilling til hver type anvendelse. Det, der er valgfrit, kører kun, hvis du slår det til.',
  introNotice:
    'Tag stilling til hver type anvendelse. Det, der er slået til, kører, indtil du slår det fra.',
  acceptAll: 'Accepter alle',
  refuseAll: 'Afvis alle',
  save: 'Gem valg',
  withdraw: 'Træk alt tilbage',
  close: 'Luk',
  alwaysOn: 'Altid slået til',
  showServices: plural('da', { one: '# tjeneste', other: '# tjenester' }),
  ownChoice: 'Tillad denne tjeneste',
  legalBasisLabel: 'Retsgrundlag',
  legalBasis: {
    consent: 'Samtykke',
    'strictly-necessary': 'Strengt nødvendigt',
    'legitimate-interest': 'Legitim interesse',
    contract: 'Kontrakt',
    'legal-obligation': 'Retlig forpligtelse',
  },
  data: 'Oplysninger',
  saleOrSharing: 'Oplysninger sælges eller deles til dette formål.',
  provider: 'Udbyder',
  country: 'Land',
  transfer: 'Overførsel',
  noTransfer: 'Ingen uden for EØS',
  retention: 'Opbevaringsperiode',
  storedName: 'Navn',
  storedKind: 'Type',
  storedFor: 'Varighed',
  cookie: 'Cookie',
  thirdPartyCookie: 'Tredjepartscookie',
  storage: {
    localStorage: 'Lokal lagring',
    sessionStorage: 'Sessionslagring',
    indexedDB: 'IndexedDB',
    cache: 'Cache',
  },
  session: 'Indtil browseren lukkes',
  noStorage: 'Gemmer ikke noget på din enhed.',
  tableTitle: 'Cookies og lignende teknologier',
  service: 'Tjeneste',
  purpose: 'Formål',
  status: {
    unknown: 'Ikke valgt',
    given: 'Accepteret',
    refused: 'Afvist',
    withdrawn: 'Trukket tilbage',
    expired: 'Udløbet',
  },

  deleteStored: 'Slet gemte oplysninger',
  deletedTitle: 'De gemte oplysninger er slettet.',
  receipts: 'Dine kvitteringer',
  reset: 'Glem denne enhed',

  reportTitle: 'Dit samtykke er trukket tilbage.',
  reportRefused: 'Dit nej er gemt.',
  reportRemoved: (names) => `Fjernet fra denne enhed: ${names}.`,
  reportRemaining: (name, by) =>
    `${name}, som er sat af ${by}, kan ikke fjernes af denne side. Det kan du gøre i din browsers indstillinger.`,
  reportNothing: 'Der var ikke gemt noget på denne enhed.',
  reportRunning:
    'Det, der allerede er i gang på denne side, fortsætter, indtil du forlader siden eller genindlæser den.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

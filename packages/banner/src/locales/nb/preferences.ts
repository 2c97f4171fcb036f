import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro: 'Velg for hver type bruk. Det som er valgfritt, er slått av til du slår det på.',
  introNotice: 'Velg for hver type bruk. Det som er slått på, fortsetter til du slår det av.',
  acceptAll: 'Godta alle',
  refuseAll: 'Avvis alle',
  save: 'Lagre valg',
  withdraw: 'Trekk tilbake alt',
  close: 'Lukk',
  alwaysOn: 'Alltid på',
  showServices: plural('nb', { one: '# tjeneste', other: '# tjenester' }),
  ownChoice: 'Tillat denne tjenesten',
  legalBasisLabel: 'Rettslig grunnlag',
  legalBasis: {
    consent: 'Samtykke',
    'strictly-necessary': 'Strengt nødvendig',
    'legitimate-interest': 'Berettiget interesse',
    contract: 'Avtale',
    'legal-obligation': 'Rettslig forpliktelse',
  },
  data: 'Opplysninger',
  saleOrSharing: 'Opplysninger selges eller deles til dette formålet.',
  provider: 'Leverandør',
  country: 'Land',
  transfer: 'Overføring',
  noTransfer: 'Ingen utenfor EØS',
  retention: 'Lagringstid',
  storedName: 'Navn',
  storedKind: 'Type',
  storedFor: 'Lagringstid',
  cookie: 'Informasjonskapsel',
  thirdPartyCookie: 'Informasjonskapsel fra tredjepart',
  storage: {
    localStorage: 'Lokal lagring',
    sessionStorage: 'Øktlagring',
    indexedDB: 'IndexedDB',
    cache: 'Hurtigbuffer',
  },
  session: 'Til nettleseren lukkes',
  noStorage: 'Lagrer ingenting på enheten din.',
  tableTitle: 'Informasjonskapsler og lignende teknologier',
  service: 'Tjeneste',
  purpose: 'Formål',
  status: {
    unknown: 'Ikke valgt',
    given: 'Godtatt',
    refused: 'Avvist',
    withdrawn: 'Trukket tilbake',
    expired: 'Utløpt',
  },

  deleteStored: 'Slett lagrede opplysninger',
  deletedTitle: 'De lagrede opplysningene er slettet.',
  receipts: 'Kvitteringene dine',
  reset: 'Glem denne enheten',

  reportTitle: 'Samtykket ditt er trukket tilbake.',
  reportRefused: 'Ditt nei er lagret.',
  reportRemoved: (names) => `Fjernet fra denne enheten: ${names}.`,
  reportRemaining: (name, by) =>
    `${name}, plassert av ${by}, kan ikke fjernes av denne siden. Det kan du gjøre i innstillingene i nettleseren.`,
  reportNothing: 'Ingenting var lagret på denne enheten.',
  reportRunning:
    'Det som allerede er i gang på denne siden, fortsetter til du forlater siden eller laster den inn på nytt.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

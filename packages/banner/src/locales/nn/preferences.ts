import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro: 'Vel for kvar type bruk. Det som er valfritt, er slått av til du slår det på.',
  introNotice: 'Vel for kvar type bruk. Det som er slått på, held fram til du slår det av.',
  acceptAll: 'Godta alle',
  refuseAll: 'Avvis alle',
  save: 'Lagre val',
  withdraw: 'Trekk tilbake alt',
  close: 'Lukk',
  alwaysOn: 'Alltid på',
  showServices: plural('nn', { one: '# teneste', other: '# tenester' }),
  ownChoice: 'Tillat denne tenesta',
  legalBasisLabel: 'Rettsleg grunnlag',
  legalBasis: {
    consent: 'Samtykke',
    'strictly-necessary': 'Strengt nødvendig',
    'legitimate-interest': 'Berettiga interesse',
    contract: 'Avtale',
    'legal-obligation': 'Rettsleg plikt',
  },
  data: 'Opplysningar',
  saleOrSharing: 'Opplysningar blir selde eller delte til dette formålet.',
  provider: 'Leverandør',
  country: 'Land',
  transfer: 'Overføring',
  noTransfer: 'Inga utanfor EØS',
  retention: 'Lagringstid',
  storedName: 'Namn',
  storedKind: 'Type',
  storedFor: 'Lagringstid',
  cookie: 'Informasjonskapsel',
  thirdPartyCookie: 'Informasjonskapsel frå tredjepart',
  storage: {
    localStorage: 'Lokal lagring',
    sessionStorage: 'Øktlagring',
    indexedDB: 'IndexedDB',
    cache: 'Mellomlager',
  },
  session: 'Til nettlesaren blir lukka',
  noStorage: 'Lagrar ingenting på eininga di.',
  tableTitle: 'Informasjonskapslar og liknande teknologiar',
  service: 'Teneste',
  purpose: 'Formål',
  status: {
    unknown: 'Ikkje valt',
    given: 'Godteke',
    refused: 'Avvist',
    withdrawn: 'Trekt tilbake',
    expired: 'Gått ut',
  },

  deleteStored: 'Slett lagra opplysningar',
  deletedTitle: 'Dei lagra opplysningane er sletta.',
  receipts: 'Kvitteringane dine',
  reset: 'Gløym denne eininga',

  reportTitle: 'Samtykket ditt er trekt tilbake.',
  reportRefused: 'Ditt nei er lagra.',
  reportRemoved: (names) => `Fjerna frå denne eininga: ${names}.`,
  reportRemaining: (name, by) =>
    `${name}, plassert av ${by}, kan ikkje fjernast av denne sida. Det kan du gjere i innstillingane i nettlesaren.`,
  reportNothing: 'Ingenting var lagra på denne eininga.',
  reportRunning:
    'Det som alt er i gang på denne sida, held fram til du forlèt sida eller lastar ho inn på nytt.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro: 'Izlemiet par katru nolūku atsevišķi. Nekas neobligāts nedarbojas, ja to neieslēdzat.',
  introNotice: 'Izlemiet par katru nolūku atsevišķi. Ieslēgtais darbojas, līdz to izslēdzat.',
  acceptAll: 'Pieņemt visu',
  refuseAll: 'Noraidīt visu',
  save: 'Saglabāt izvēli',
  withdraw: 'Atsaukt visas piekrišanas',
  close: 'Aizvērt',
  alwaysOn: 'Vienmēr ieslēgts',
  showServices: plural('lv', {
    zero: '# pakalpojumu',
    one: '# pakalpojums',
    other: '# pakalpojumi',
  }),
  ownChoice: 'Atļaut šo pakalpojumu',
  legalBasisLabel: 'Juridiskais pamats',
  legalBasis: {
    consent: 'Piekrišana',
    'strictly-necessary': 'Obligāti nepieciešams',
    'legitimate-interest': 'Leģitīmās intereses',
    contract: 'Līgums',
    'legal-obligation': 'Juridisks pienākums',
  },
  data: 'Dati',
  saleOrSharing: 'Šim nolūkam dati tiek pārdoti vai kopīgoti.',
  provider: 'Pakalpojuma sniedzējs',
  country: 'Valsts',
  transfer: 'Datu nosūtīšana',
  noTransfer: 'Ārpus EEZ nenosūta',
  retention: 'Glabāšanas laiks',
  storedName: 'Nosaukums',
  storedKind: 'Veids',
  storedFor: 'Glabāšanas laiks',
  cookie: 'Sīkdatne',
  thirdPartyCookie: 'Trešās puses sīkdatne',
  storage: {
    localStorage: 'Lokālā krātuve',
    sessionStorage: 'Sesijas krātuve',
    indexedDB: 'IndexedDB',
    cache: 'Kešatmiņa',
  },
  session: 'Līdz pārlūkprogrammas aizvēršanai',
  noStorage: 'Jūsu ierīcē neko neglabā.',
  tableTitle: 'Sīkdatnes un līdzīgas tehnoloģijas',
  service: 'Pakalpojums',
  purpose: 'Nolūks',
  status: {
    unknown: 'Nav izlemts',
    given: 'Pieņemts',
    refused: 'Noraidīts',
    withdrawn: 'Atsaukts',
    expired: 'Termiņš beidzies',
  },

  deleteStored: 'Dzēst saglabātos datus',
  deletedTitle: 'Saglabātie dati ir dzēsti.',
  receipts: 'Jūsu kvītis',
  reset: 'Aizmirst šo ierīci',

  reportTitle: 'Jūsu piekrišana ir atsaukta.',
  reportRefused: 'Jūsu atteikums ir saglabāts.',
  reportRemoved: (names) => `No šīs ierīces izdzēsts: ${names}.`,
  reportRemaining: (name, by) =>
    `Šī lapa nevar izdzēst ierakstu ${name}, ko izveidoja ${by}. Varat to izdzēst pārlūkprogrammas iestatījumos.`,
  reportNothing: 'Šajā ierīcē nekas nebija saglabāts.',
  reportRunning:
    'Tas, kas šajā lapā jau ir sācies, turpināsies, līdz aizvērsiet lapu vai ielādēsiet to no jauna.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

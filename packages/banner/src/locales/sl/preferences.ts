import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Odločite o vsaki vrsti uporabe podatkov. Nič neobveznega ne deluje, dokler tega ne vklopite.',
  introNotice:
    'Odločite o vsaki vrsti uporabe podatkov. Kar je vklopljeno, deluje, dokler tega ne izklopite.',
  acceptAll: 'Sprejmi vse',
  refuseAll: 'Zavrni vse',
  save: 'Shrani izbiro',
  withdraw: 'Prekliči vse privolitve',
  close: 'Zapri',
  alwaysOn: 'Vedno vklopljeno',
  showServices: plural('sl', {
    one: '# storitev',
    two: '# storitvi',
    few: '# storitve',
    other: '# storitev',
  }),
  ownChoice: 'Dovoli to storitev',
  legalBasisLabel: 'Pravna podlaga',
  legalBasis: {
    consent: 'Privolitev',
    'strictly-necessary': 'Nujno potrebno',
    'legitimate-interest': 'Zakoniti interes',
    contract: 'Izvajanje pogodbe',
    'legal-obligation': 'Zakonska obveznost',
  },
  data: 'Podatki',
  saleOrSharing: 'Za ta namen se podatki prodajajo ali delijo.',
  provider: 'Ponudnik',
  country: 'Država',
  transfer: 'Prenos podatkov',
  noTransfer: 'Ni prenosa zunaj EGP',
  retention: 'Obdobje hrambe',
  storedName: 'Ime',
  storedKind: 'Vrsta',
  storedFor: 'Obdobje hrambe',
  cookie: 'Piškotek',
  thirdPartyCookie: 'Piškotek tretje osebe',
  storage: {
    localStorage: 'Lokalna shramba',
    sessionStorage: 'Shramba seje',
    indexedDB: 'IndexedDB',
    cache: 'Predpomnilnik',
  },
  session: 'Do zaprtja brskalnika',
  noStorage: 'Na vaši napravi ne shranjuje ničesar.',
  tableTitle: 'Piškotki in podobne tehnologije',
  service: 'Storitev',
  purpose: 'Namen',
  status: {
    unknown: 'Ni odločitve',
    given: 'Sprejeto',
    refused: 'Zavrnjeno',
    withdrawn: 'Preklicano',
    expired: 'Poteklo',
  },

  deleteStored: 'Izbriši shranjene podatke',
  deletedTitle: 'Shranjeni podatki so izbrisani.',
  receipts: 'Vaša potrdila',
  reset: 'Pozabi to napravo',

  reportTitle: 'Vaša privolitev je preklicana.',
  reportRefused: 'Vaša zavrnitev je shranjena.',
  reportRemoved: (names) => `Odstranjeno s te naprave: ${names}.`,
  reportRemaining: (name, by) =>
    `Ta stran ne more odstraniti naslednjega: ${name} (vir: ${by}). To lahko izbrišete v nastavitvah brskalnika.`,
  reportNothing: 'Na tej napravi ni bilo nič shranjeno.',
  reportRunning:
    'Kar se je na tej strani že zagnalo, deluje, dokler strani ne zapustite ali ne naložite znova.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

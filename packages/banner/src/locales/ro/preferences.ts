import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Decideți pentru fiecare tip de utilizare. Elementele opționale funcționează doar dacă le activați.',
  introNotice:
    'Decideți pentru fiecare tip de utilizare. Elementele activate funcționează până când le dezactivați.',
  acceptAll: 'Acceptați tot',
  refuseAll: 'Refuzați tot',
  save: 'Salvați opțiunile',
  withdraw: 'Retrageți consimțămintele',
  close: 'Închideți',
  alwaysOn: 'Întotdeauna activ',
  showServices: plural('ro', { one: '# serviciu', few: '# servicii', other: '# de servicii' }),
  ownChoice: 'Permiteți acest serviciu',
  legalBasisLabel: 'Temei juridic',
  legalBasis: {
    consent: 'Consimțământ',
    'strictly-necessary': 'Strict necesar',
    'legitimate-interest': 'Interes legitim',
    contract: 'Contract',
    'legal-obligation': 'Obligație legală',
  },
  data: 'Date',
  saleOrSharing: 'În acest scop se vând sau se partajează date.',
  provider: 'Furnizor',
  country: 'Țară',
  transfer: 'Transfer',
  noTransfer: 'Niciunul în afara SEE',
  retention: 'Perioada de stocare',
  storedName: 'Nume',
  storedKind: 'Tip',
  storedFor: 'Durată',
  cookie: 'Cookie',
  thirdPartyCookie: 'Cookie al unei terțe părți',
  storage: {
    localStorage: 'Stocare locală',
    sessionStorage: 'Stocare de sesiune',
    indexedDB: 'IndexedDB',
    cache: 'Memorie cache',
  },
  session: 'Până la închiderea browserului',
  noStorage: 'Nu stochează nimic pe dispozitivul dumneavoastră.',
  tableTitle: 'Cookie-uri și tehnologii similare',
  service: 'Serviciu',
  purpose: 'Scop',
  status: {
    unknown: 'Fără decizie',
    given: 'Acceptat',
    refused: 'Refuzat',
    withdrawn: 'Retras',
    expired: 'Expirat',
  },

  deleteStored: 'Ștergeți datele stocate',
  deletedTitle: 'Datele stocate au fost șterse.',
  receipts: 'Chitanțele dumneavoastră',
  reset: 'Uitați acest dispozitiv',

  reportTitle: 'Consimțământul dumneavoastră este retras.',
  reportRefused: 'Refuzul dumneavoastră a fost salvat.',
  reportRemoved: (names) => `Șters de pe acest dispozitiv: ${names}.`,
  reportRemaining: (name, by) =>
    `Această pagină nu poate șterge ${name}, setat de ${by}. Îl puteți șterge din setările browserului.`,
  reportNothing: 'Pe acest dispozitiv nu era stocat nimic.',
  reportRunning:
    'Ce a pornit deja pe această pagină continuă până când o părăsiți sau o reîncărcați.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

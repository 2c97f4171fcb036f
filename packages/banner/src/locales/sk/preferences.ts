import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Rozhodnite o každom spôsobe použitia údajov. Nič voliteľné sa nespustí, kým to nezapnete.',
  introNotice:
    'Rozhodnite o každom spôsobe použitia údajov. Čo je zapnuté, beží, kým to nevypnete.',
  acceptAll: 'Prijať všetko',
  refuseAll: 'Odmietnuť všetko',
  save: 'Uložiť výber',
  withdraw: 'Odvolať všetko',
  close: 'Zavrieť',
  alwaysOn: 'Vždy zapnuté',
  showServices: plural('sk', {
    one: '# služba',
    few: '# služby',
    many: '# služby',
    other: '# služieb',
  }),
  ownChoice: 'Povoliť túto službu',
  legalBasisLabel: 'Právny základ',
  legalBasis: {
    consent: 'Súhlas',
    'strictly-necessary': 'Nevyhnutne potrebné',
    'legitimate-interest': 'Oprávnený záujem',
    contract: 'Plnenie zmluvy',
    'legal-obligation': 'Zákonná povinnosť',
  },
  data: 'Údaje',
  saleOrSharing: 'Na tento účel sa údaje predávajú alebo zdieľajú.',
  provider: 'Poskytovateľ',
  country: 'Krajina',
  transfer: 'Prenos údajov',
  noTransfer: 'Žiadny mimo EHP',
  retention: 'Doba uchovávania',
  storedName: 'Názov',
  storedKind: 'Typ',
  storedFor: 'Doba uchovávania',
  cookie: 'Súbor cookie',
  thirdPartyCookie: 'Súbor cookie tretej strany',
  storage: {
    localStorage: 'Lokálne úložisko',
    sessionStorage: 'Úložisko relácie',
    indexedDB: 'IndexedDB',
    cache: 'Vyrovnávacia pamäť',
  },
  session: 'Do zatvorenia prehliadača',
  noStorage: 'Do vášho zariadenia nič neukladá.',
  tableTitle: 'Súbory cookie a podobné technológie',
  service: 'Služba',
  purpose: 'Účel',
  status: {
    unknown: 'Nerozhodnuté',
    given: 'Prijaté',
    refused: 'Odmietnuté',
    withdrawn: 'Odvolané',
    expired: 'Platnosť uplynula',
  },

  deleteStored: 'Vymazať uložené údaje',
  deletedTitle: 'Uložené údaje boli vymazané.',
  receipts: 'Vaše bločky',
  reset: 'Zabudnúť toto zariadenie',

  reportTitle: 'Váš súhlas bol odvolaný.',
  reportRefused: 'Vaše odmietnutie bolo uložené.',
  reportRemoved: (names) => `Odstránené z tohto zariadenia: ${names}.`,
  reportRemaining: (name, by) =>
    `Táto stránka nemôže odstrániť: ${name} (zdroj: ${by}). Vymazať to môžete v nastaveniach prehliadača.`,
  reportNothing: 'V tomto zariadení nebolo nič uložené.',
  reportRunning:
    'Čo sa už na tejto stránke spustilo, pobeží, kým ju neopustíte alebo znova nenačítate.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

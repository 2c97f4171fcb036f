import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Rozhodněte o každém způsobu použití údajů. Nic volitelného se nespustí, dokud to nezapnete.',
  introNotice:
    'Rozhodněte o každém způsobu použití údajů. Co je zapnuté, běží, dokud to nevypnete.',
  acceptAll: 'Přijmout vše',
  refuseAll: 'Odmítnout vše',
  save: 'Uložit výběr',
  withdraw: 'Odvolat vše',
  close: 'Zavřít',
  alwaysOn: 'Vždy zapnuto',
  showServices: plural('cs', {
    one: '# služba',
    few: '# služby',
    many: '# služby',
    other: '# služeb',
  }),
  ownChoice: 'Povolit tuto službu',
  legalBasisLabel: 'Právní základ',
  legalBasis: {
    consent: 'Souhlas',
    'strictly-necessary': 'Nezbytně nutné',
    'legitimate-interest': 'Oprávněný zájem',
    contract: 'Plnění smlouvy',
    'legal-obligation': 'Právní povinnost',
  },
  data: 'Údaje',
  saleOrSharing: 'K tomuto účelu se údaje prodávají nebo sdílejí.',
  provider: 'Poskytovatel',
  country: 'Země',
  transfer: 'Předávání údajů',
  noTransfer: 'Žádné mimo EHP',
  retention: 'Doba uchování',
  storedName: 'Název',
  storedKind: 'Typ',
  storedFor: 'Doba uchování',
  cookie: 'Cookie',
  thirdPartyCookie: 'Cookie třetí strany',
  storage: {
    localStorage: 'Místní úložiště',
    sessionStorage: 'Úložiště relace',
    indexedDB: 'IndexedDB',
    cache: 'Mezipaměť',
  },
  session: 'Do zavření prohlížeče',
  noStorage: 'Do vašeho zařízení nic neukládá.',
  tableTitle: 'Cookies a podobné technologie',
  service: 'Služba',
  purpose: 'Účel',
  status: {
    unknown: 'Nerozhodnuto',
    given: 'Přijato',
    refused: 'Odmítnuto',
    withdrawn: 'Odvoláno',
    expired: 'Platnost vypršela',
  },

  deleteStored: 'Smazat uložené údaje',
  deletedTitle: 'Uložené údaje byly smazány.',
  receipts: 'Vaše účtenky',
  reset: 'Zapomenout toto zařízení',

  reportTitle: 'Váš souhlas byl odvolán.',
  reportRefused: 'Vaše odmítnutí bylo uloženo.',
  reportRemoved: (names) => `Odstraněno z tohoto zařízení: ${names}.`,
  reportRemaining: (name, by) =>
    `Tato stránka nemůže odstranit: ${name} (zdroj: ${by}). Smazat to můžete v nastavení prohlížeče.`,
  reportNothing: 'V tomto zařízení nebylo nic uloženo.',
  reportRunning:
    'Co už se na této stránce spustilo, poběží, dokud ji neopustíte nebo znovu nenačtete.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Déan rogha do gach cineál úsáide. Ní ritheann aon rud roghnach mura gcuireann tú ar siúl é.',
  introNotice:
    'Déan rogha do gach cineál úsáide. Leanann gach rud atá ar siúl ar aghaidh go dtí go múchann tú é.',
  acceptAll: 'Glac le gach rud',
  refuseAll: 'Diúltaigh do gach rud',
  save: 'Sábháil roghanna',
  withdraw: 'Tarraing siar gach rud',
  close: 'Dún',
  alwaysOn: 'Ar siúl i gcónaí',
  showServices: plural('ga', {
    one: '# seirbhís',
    two: '# sheirbhís',
    few: '# sheirbhís',
    many: '# seirbhís',
    other: '# seirbhís',
  }),
  ownChoice: 'Ceadaigh an tseirbhís seo',
  legalBasisLabel: 'Bunús dlí',
  legalBasis: {
    consent: 'Toiliú',
    'strictly-necessary': 'Fíor-riachtanach',
    'legitimate-interest': 'Leas dlisteanach',
    contract: 'Conradh',
    'legal-obligation': 'Oibleagáid dhlíthiúil',
  },
  data: 'Sonraí',
  saleOrSharing: 'Díoltar nó roinntear sonraí chun na críche seo.',
  provider: 'Soláthraí',
  country: 'Tír',
  transfer: 'Aistriú',
  noTransfer: 'Gan aistriú lasmuigh den LEE',
  retention: 'Tréimhse choinneála',
  storedName: 'Ainm',
  storedKind: 'Cineál',
  storedFor: 'Tréimhse choinneála',
  cookie: 'Fianán',
  thirdPartyCookie: 'Fianán tríú páirtí',
  storage: {
    localStorage: 'Stóráil áitiúil',
    sessionStorage: 'Stóráil seisiúin',
    indexedDB: 'IndexedDB',
    cache: 'Taisce',
  },
  session: 'Go dtí go ndúntar an brabhsálaí',
  noStorage: 'Ní stóráiltear aon rud ar do ghléas.',
  tableTitle: 'Fianáin agus teicneolaíochtaí comhchosúla',
  service: 'Seirbhís',
  purpose: 'Críoch',
  status: {
    unknown: 'Gan socrú fós',
    given: 'Glactha',
    refused: 'Diúltaithe',
    withdrawn: 'Tarraingthe siar',
    expired: 'Imithe in éag',
  },

  deleteStored: 'Scrios sonraí stóráilte',
  deletedTitle: 'Scriosadh na sonraí stóráilte.',
  receipts: 'Do chuid admhálacha',
  reset: 'Déan dearmad den ghléas seo',

  reportTitle: 'Tá do thoiliú tarraingthe siar.',
  reportRefused: 'Tá do dhiúltú sábháilte.',
  reportRemoved: (names) => `Baineadh den ghléas seo: ${names}.`,
  reportRemaining: (name, by) =>
    `Ní féidir leis an leathanach seo ${name} (a shocraigh ${by}) a bhaint. Is féidir leat é a scriosadh i socruithe do bhrabhsálaí.`,
  reportNothing: 'Ní raibh aon rud stóráilte ar an ngléas seo.',
  reportRunning:
    'Leanfaidh a bhfuil tosaithe cheana ar an leathanach seo ar aghaidh go dtí go bhfágfaidh tú é nó go n-athlódálfaidh tú é.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

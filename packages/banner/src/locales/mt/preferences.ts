import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro: 'Iddeċiedi għal kull skop. Dak li hu fakultattiv ma jaħdimx sakemm ma tixgħelux int.',
  introNotice: 'Iddeċiedi għal kull skop. Dak li hu mixgħul jibqa’ jaħdem sakemm titfih int.',
  acceptAll: 'Aċċetta kollox',
  refuseAll: 'Irrifjuta kollox',
  save: 'Issejvja l-għażliet',
  withdraw: 'Irtira l-kunsensi kollha',
  close: 'Agħlaq',
  alwaysOn: 'Dejjem mixgħul',
  showServices: plural('mt', {
    one: '# servizz',
    two: '# servizzi',
    few: '# servizzi',
    many: '#-il servizz',
    other: '# servizz',
  }),
  ownChoice: 'Ippermetti dan is-servizz',
  legalBasisLabel: 'Bażi legali',
  legalBasis: {
    consent: 'Kunsens',
    'strictly-necessary': 'Strettament meħtieġ',
    'legitimate-interest': 'Interess leġittimu',
    contract: 'Kuntratt',
    'legal-obligation': 'Obbligu legali',
  },
  data: 'Data',
  saleOrSharing: 'Għal dan l-iskop id-data tinbiegħ jew tiġi kondiviża.',
  provider: 'Fornitur',
  country: 'Pajjiż',
  transfer: 'Trasferiment',
  noTransfer: 'Xejn barra miż-ŻEE',
  retention: 'Perjodu ta’ żamma',
  storedName: 'Isem',
  storedKind: 'Tip',
  storedFor: 'Perjodu ta’ żamma',
  cookie: 'Cookie',
  storage: {
    localStorage: 'Ħażna lokali',
    sessionStorage: 'Ħażna tas-sessjoni',
    indexedDB: 'IndexedDB',
    cache: 'Cache',
  },
  session: 'Sakemm jingħalaq il-browser',
  noStorage: 'Ma jaħżen xejn fuq l-apparat tiegħek.',
  service: 'Servizz',
  purpose: 'Skop',
  status: {
    unknown: 'Mhux deċiż',
    given: 'Aċċettat',
    refused: 'Irrifjutat',
    withdrawn: 'Irtirat',
    expired: 'Skadut',
  },

  deleteStored: 'Ħassar id-data maħżuna',
  deletedTitle: 'Id-data maħżuna tħassret.',
  receipts: 'L-irċevuti tiegħek',
  reset: 'Insa dan l-apparat',

  reportTitle: 'Il-kunsens tiegħek ġie rtirat.',
  reportRefused: 'Ir-rifjut tiegħek ġie rreġistrat.',
  reportRemoved: (names) => `Tneħħew minn dan l-apparat: ${names}.`,
  reportRemaining: (name, by) =>
    `Din il-paġna ma tistax tneħħi dan l-element: ${name} (maħluq minn: ${by}). Tista’ tħassru fis-settings tal-browser.`,
  reportNothing: 'Ma kien hemm xejn maħżun fuq dan l-apparat.',
  reportRunning:
    'Dak li diġà beda f’din il-paġna jkompli sakemm toħroġ minnha jew terġa’ tgħabbiha.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

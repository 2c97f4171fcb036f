import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Veldu fyrir hverja tegund notkunar. Slökkt er á því sem er valfrjálst þar til þú kveikir á því.',
  introNotice:
    'Veldu fyrir hverja tegund notkunar. Það sem kveikt er á er virkt þar til þú slekkur á því.',
  acceptAll: 'Samþykkja allt',
  refuseAll: 'Hafna öllu',
  save: 'Vista val',
  withdraw: 'Afturkalla allt',
  close: 'Loka',
  alwaysOn: 'Alltaf virkt',
  showServices: plural('is', { one: '# þjónusta', other: '# þjónustur' }),
  ownChoice: 'Leyfa þessa þjónustu',
  legalBasisLabel: 'Lagagrundvöllur',
  legalBasis: {
    consent: 'Samþykki',
    'strictly-necessary': 'Algerlega nauðsynlegt',
    'legitimate-interest': 'Lögmætir hagsmunir',
    contract: 'Samningur',
    'legal-obligation': 'Lagaskylda',
  },
  data: 'Upplýsingar',
  saleOrSharing: 'Upplýsingar eru seldar eða afhentar öðrum í þessum tilgangi.',
  provider: 'Þjónustuveitandi',
  country: 'Land',
  transfer: 'Miðlun',
  noTransfer: 'Engin út fyrir EES',
  retention: 'Varðveislutími',
  storedName: 'Heiti',
  storedKind: 'Tegund',
  storedFor: 'Gildistími',
  cookie: 'Vafrakaka',
  thirdPartyCookie: 'Vafrakaka þriðja aðila',
  storage: {
    localStorage: 'Staðbundin geymsla',
    sessionStorage: 'Lotugeymsla',
    indexedDB: 'IndexedDB',
    cache: 'Skyndiminni',
  },
  session: 'Þar til vafranum er lokað',
  noStorage: 'Geymir ekkert í tækinu þínu.',
  tableTitle: 'Vafrakökur og svipuð tækni',
  service: 'Þjónusta',
  purpose: 'Tilgangur',
  status: {
    unknown: 'Óákveðið',
    given: 'Samþykkt',
    refused: 'Hafnað',
    withdrawn: 'Afturkallað',
    expired: 'Útrunnið',
  },

  deleteStored: 'Eyða vistuðum gögnum',
  deletedTitle: 'Vistuðum gögnum hefur verið eytt.',
  receipts: 'Kvittanirnar þínar',
  reset: 'Gleyma þessu tæki',

  reportTitle: 'Samþykki þitt er afturkallað.',
  reportRefused: 'Ákvörðun þín um að hafna er vistuð.',
  reportRemoved: (names) => `Fjarlægt úr þessu tæki: ${names}.`,
  reportRemaining: (name, by) =>
    `Þessi síða getur ekki fjarlægt ${name} (uppruni: ${by}). Þú getur gert það í stillingum vafrans.`,
  reportNothing: 'Ekkert var vistað í þessu tæki.',
  reportRunning:
    'Það sem er þegar í gangi á þessari síðu heldur áfram þar til þú ferð af síðunni eða opnar hana aftur.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

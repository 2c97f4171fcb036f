import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Otsustage iga eesmärgi kohta eraldi. Valikulised teenused töötavad ainult siis, kui te need sisse lülitate.',
  introNotice:
    'Otsustage iga eesmärgi kohta eraldi. Sisselülitatud teenused töötavad, kuni te need välja lülitate.',
  acceptAll: 'Nõustu kõigiga',
  refuseAll: 'Keeldu kõigist',
  save: 'Salvesta valikud',
  withdraw: 'Võta kõik nõusolekud tagasi',
  close: 'Sulge',
  alwaysOn: 'Alati sees',
  showServices: plural('et', { one: '# teenus', other: '# teenust' }),
  ownChoice: 'Luba see teenus',
  legalBasisLabel: 'Õiguslik alus',
  legalBasis: {
    consent: 'Nõusolek',
    'strictly-necessary': 'Hädavajalik',
    'legitimate-interest': 'Õigustatud huvi',
    contract: 'Leping',
    'legal-obligation': 'Juriidiline kohustus',
  },
  data: 'Andmed',
  saleOrSharing: 'Sel eesmärgil andmeid müüakse või jagatakse.',
  provider: 'Teenusepakkuja',
  country: 'Riik',
  transfer: 'Andmete edastamine',
  noTransfer: 'EMP-st väljapoole ei edastata',
  retention: 'Säilitusaeg',
  storedName: 'Nimi',
  storedKind: 'Liik',
  storedFor: 'Säilitusaeg',
  cookie: 'Küpsis',
  thirdPartyCookie: 'Kolmanda osapoole küpsis',
  storage: {
    localStorage: 'Kohalik salvestusruum',
    sessionStorage: 'Seansi salvestusruum',
    indexedDB: 'IndexedDB',
    cache: 'Vahemälu',
  },
  session: 'Brauseri sulgemiseni',
  noStorage: 'Ei salvesta teie seadmesse midagi.',
  tableTitle: 'Küpsised ja sarnased tehnoloogiad',
  service: 'Teenus',
  purpose: 'Eesmärk',
  status: {
    unknown: 'Otsustamata',
    given: 'Nõusolek antud',
    refused: 'Keeldutud',
    withdrawn: 'Tagasi võetud',
    expired: 'Aegunud',
  },

  deleteStored: 'Kustuta salvestatud andmed',
  deletedTitle: 'Salvestatud andmed on kustutatud.',
  receipts: 'Teie kviitungid',
  reset: 'Unusta see seade',

  reportTitle: 'Teie nõusolek on tagasi võetud.',
  reportRefused: 'Teie keeldumine on salvestatud.',
  reportRemoved: (names) => `Sellest seadmest eemaldati: ${names}.`,
  reportRemaining: (name, by) =>
    `See leht ei saa eemaldada kirjet ${name}, mille on salvestanud ${by}. Saate selle kustutada brauseri seadetes.`,
  reportNothing: 'Sellesse seadmesse ei olnud midagi salvestatud.',
  reportRunning:
    'See, mis on sellel lehel juba käivitunud, jätkub, kuni te lehelt lahkute või selle uuesti laadite.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

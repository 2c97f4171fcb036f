import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Nuspręskite dėl kiekvieno tikslo atskirai. Kas neprivaloma, neveikia, kol to neįjungiate.',
  introNotice:
    'Nuspręskite dėl kiekvieno tikslo atskirai. Kas įjungta, veikia, kol to neišjungiate.',
  acceptAll: 'Sutikti su viskuo',
  refuseAll: 'Atmesti viską',
  save: 'Išsaugoti pasirinkimus',
  withdraw: 'Atšaukti visus sutikimus',
  close: 'Užverti',
  alwaysOn: 'Visada įjungta',
  showServices: plural('lt', {
    one: '# paslauga',
    few: '# paslaugos',
    many: '# paslaugos',
    other: '# paslaugų',
  }),
  ownChoice: 'Leisti šią paslaugą',
  legalBasisLabel: 'Teisinis pagrindas',
  legalBasis: {
    consent: 'Sutikimas',
    'strictly-necessary': 'Būtinai reikalinga',
    'legitimate-interest': 'Teisėtas interesas',
    contract: 'Sutartis',
    'legal-obligation': 'Teisinė prievolė',
  },
  data: 'Duomenys',
  saleOrSharing: 'Šiuo tikslu duomenys parduodami arba jais dalijamasi.',
  provider: 'Paslaugos teikėjas',
  country: 'Šalis',
  transfer: 'Duomenų perdavimas',
  noTransfer: 'Už EEE ribų neperduodama',
  retention: 'Saugojimo laikotarpis',
  storedName: 'Pavadinimas',
  storedKind: 'Tipas',
  storedFor: 'Saugojimo laikotarpis',
  cookie: 'Slapukas',
  thirdPartyCookie: 'Trečiosios šalies slapukas',
  storage: {
    localStorage: 'Vietinė saugykla',
    sessionStorage: 'Seanso saugykla',
    indexedDB: 'IndexedDB',
    cache: 'Podėlis',
  },
  session: 'Iki naršyklės užvėrimo',
  noStorage: 'Jūsų įrenginyje nieko nesaugo.',
  tableTitle: 'Slapukai ir panašios technologijos',
  service: 'Paslauga',
  purpose: 'Tikslas',
  status: {
    unknown: 'Nenuspręsta',
    given: 'Sutikta',
    refused: 'Atmesta',
    withdrawn: 'Atšaukta',
    expired: 'Nebegalioja',
  },

  deleteStored: 'Ištrinti išsaugotus duomenis',
  deletedTitle: 'Išsaugoti duomenys ištrinti.',
  receipts: 'Jūsų kvitai',
  reset: 'Pamiršti šį įrenginį',

  reportTitle: 'Jūsų sutikimas atšauktas.',
  reportRefused: 'Jūsų nesutikimas išsaugotas.',
  reportRemoved: (names) => `Iš šio įrenginio pašalinta: ${names}.`,
  reportRemaining: (name, by) =>
    `Šis puslapis negali pašalinti įrašo ${name}, kurį sukūrė ${by}. Galite jį ištrinti naršyklės nustatymuose.`,
  reportNothing: 'Šiame įrenginyje nieko nebuvo išsaugota.',
  reportRunning:
    'Kas šiame puslapyje jau paleista, veiks tol, kol iš jo išeisite arba įkelsite jį iš naujo.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Sutikti su viskuo',
  refuse: 'Atmesti viską',
  choose: 'Tvarkyti pasirinkimus',
  acceptAsked: 'Sutikti',
  refuseAsked: 'Atmesti',
  later: 'Nuspręsti vėliau',
  closeAndRefuse: 'Užverti ir atmesti',

  controller: 'Duomenų valdytojas:',
  dpo: 'Duomenų apsaugos pareigūnas:',
  terms: (recipients, duration) =>
    `Duomenų gavėjų skaičius: ${recipients}. Jūsų sutikimo naudoti šiuos slapukus galiojimo laikas – ${duration}.`,
  withdrawable: (control) =>
    `Bet kada galite pakeisti savo pasirinkimą arba atšaukti sutikimą skiltyje „${control}“.`,
  earlierChoices: 'Kiti jūsų pasirinkimai nesikeičia.',
  changed: (purposes) => `Nauja arba pakeista nuo paskutinio jūsų pasirinkimo: ${purposes}.`,
  expired: 'Paskutinis jūsų pasirinkimas nebegalioja.',
  comingVersion: (date) => `${date} įsigalios nauja šios politikos redakcija.`,
  gpc: 'Jūsų naršyklė siunčia „Global Privacy Control“ signalą: be jūsų leidimo duomenys neparduodami ir jais nesidalijama.',
  loadFailed: 'Įkelti nepavyko. Patikrinkite ryšį ir bandykite dar kartą.',
  pressYourself: 'Sutikimas neduotas: mygtuką turite paspausti jūs.',

  noticeTitle: 'Jūsų duomenys – jūsų pasirinkimas',
  noticeIntro:
    'Jūsų duomenis naudojame šiais tikslais. Galite nesutikti dabar arba bet kada vėliau.',
  noticeTerms: (recipients, duration) =>
    `Duomenų gavėjų skaičius: ${recipients}. Jūsų pasirinkimo galiojimo laikas – ${duration}.`,

  placeholder: (source) => `Šio turinio šaltinis: ${source}. Turinys bus įkeltas, kai tai leisite.`,
  placeholderElsewhere: (source) =>
    `Šiame puslapyje nerodomas turinys, kurio šaltinis yra ${source}.`,
  placeholderWhole: (purposes) =>
    `Turinį galima parodyti tik tada, kai leidžiate visą šį naudojimą: ${purposes}.`,
  placeholderOnce: 'Tik šį kartą',
  placeholderAlways: (service) => `Visada: ${service}`,
  placeholderAlwaysFor: (purpose) => `Visada: ${purpose}`,
  servicePolicy: 'Privatumo politika',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

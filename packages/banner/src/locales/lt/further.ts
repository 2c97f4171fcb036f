import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Sutikti',
  refuseAsked: 'Atmesti',

  earlierChoices: 'Kiti jūsų pasirinkimai nesikeičia.',
  changed: (purposes) => `Nauja arba pakeista nuo paskutinio jūsų pasirinkimo: ${purposes}.`,
  expired: 'Paskutinis jūsų pasirinkimas nebegalioja.',
  comingVersion: (date) => `${date} įsigalios nauja šios politikos redakcija.`,

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
}

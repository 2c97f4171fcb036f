import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Prijať',
  refuseAsked: 'Odmietnuť',

  earlierChoices: 'Vaše ostatné rozhodnutia sa nemenia.',
  changed: (purposes) => `Nové alebo zmenené od vášho posledného rozhodnutia: ${purposes}.`,
  expired: 'Platnosť vášho posledného rozhodnutia uplynula.',
  comingVersion: (date) => `Nová verzia týchto zásad platí od ${date}.`,

  noticeTitle: 'Vaše údaje, vaša voľba',
  noticeIntro:
    'Vaše údaje používame na tieto účely. Odmietnuť to môžete hneď alebo kedykoľvek neskôr.',
  noticeTerms: (recipients, duration) =>
    `Počet príjemcov: ${recipients}. Doba platnosti vášho rozhodnutia: ${duration}.`,

  placeholder: (source) => `Zdroj tohto obsahu: ${source}. Obsah sa načíta, keď to povolíte.`,
  placeholderElsewhere: (source) => `Na tejto stránke sa nezobrazuje obsah zo zdroja: ${source}.`,
  placeholderWhole: (purposes) =>
    `Zobraziť ho možno len vtedy, ak povolíte toto použitie ako celok: ${purposes}.`,
  placeholderOnce: 'Iba tentoraz',
  placeholderAlways: (service) => `Vždy: ${service}`,
  placeholderAlwaysFor: (purpose) => `Vždy: ${purpose}`,
  servicePolicy: 'Zásady ochrany osobných údajov',
}

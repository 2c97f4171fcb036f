import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Prijať všetko',
  refuse: 'Odmietnuť všetko',
  choose: 'Podrobné nastavenia',
  acceptAsked: 'Prijať',
  refuseAsked: 'Odmietnuť',
  later: 'Rozhodnúť sa neskôr',
  closeAndRefuse: 'Zavrieť a odmietnuť',

  controller: 'Prevádzkovateľ:',
  dpo: 'Zodpovedná osoba za ochranu osobných údajov:',
  terms: (recipients, duration) =>
    `Počet príjemcov: ${recipients}. Doba platnosti vášho súhlasu s týmito súbormi cookie: ${duration}.`,
  withdrawable: (control) =>
    `Svoje rozhodnutie môžete kedykoľvek zmeniť alebo odvolať v časti „${control}“.`,
  earlierChoices: 'Vaše ostatné rozhodnutia sa nemenia.',
  changed: (purposes) => `Nové alebo zmenené od vášho posledného rozhodnutia: ${purposes}.`,
  expired: 'Platnosť vášho posledného rozhodnutia uplynula.',
  comingVersion: (date) => `Nová verzia týchto zásad platí od ${date}.`,
  gpc: 'Váš prehliadač odosiela signál Global Privacy Control: ak to nepovolíte, údaje sa nepredávajú ani nezdieľajú.',
  loadFailed: 'Načítanie sa nepodarilo. Skontrolujte pripojenie a skúste to znova.',
  pressYourself: 'Nič nebolo prijaté: tlačidlo musíte stlačiť sami.',

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

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

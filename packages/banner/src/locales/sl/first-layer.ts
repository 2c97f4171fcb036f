import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Sprejmi vse',
  refuse: 'Zavrni vse',
  choose: 'Prilagodi izbiro',
  acceptAsked: 'Sprejmi',
  refuseAsked: 'Zavrni',
  later: 'Odloči se pozneje',
  closeAndRefuse: 'Zapri in zavrni',

  controller: 'Upravljavec podatkov:',
  dpo: 'Pooblaščena oseba za varstvo podatkov:',
  terms: (recipients, duration) =>
    `Število prejemnikov podatkov: ${recipients}. Veljavnost vaše privolitve v uporabo teh piškotkov: ${duration}.`,
  withdrawable: (control) =>
    `Odločitev lahko kadar koli spremenite ali prekličete pod »${control}«.`,
  earlierChoices: 'Vaše druge odločitve ostanejo nespremenjene.',
  changed: (purposes) => `Novo ali spremenjeno od vaše zadnje odločitve: ${purposes}.`,
  expired: 'Vaša zadnja odločitev ne velja več.',
  comingVersion: (date) => `Začetek veljavnosti nove različice teh pravil: ${date}.`,
  gpc: 'Vaš brskalnik pošilja signal Global Privacy Control: podatki se ne prodajajo in ne delijo, razen če to dovolite.',
  loadFailed: 'Nalaganje ni uspelo. Preverite povezavo in poskusite znova.',
  pressYourself: 'Nič ni bilo sprejeto: gumb morate pritisniti sami.',

  noticeTitle: 'Vaši podatki, vaša izbira',
  noticeIntro:
    'Vaše podatke uporabljamo za spodnje namene. To lahko zavrnete zdaj ali kadar koli pozneje.',
  noticeTerms: (recipients, duration) =>
    `Število prejemnikov podatkov: ${recipients}. Veljavnost vaše odločitve: ${duration}.`,

  placeholder: (source) => `Vir te vsebine: ${source}. Vsebina se naloži, ko to dovolite.`,
  placeholderElsewhere: (source) => `Na tej strani ni prikazana vsebina iz vira: ${source}.`,
  placeholderWhole: (purposes) =>
    `Prikaže se lahko le, če to uporabo dovolite v celoti: ${purposes}.`,
  placeholderOnce: 'Samo tokrat',
  placeholderAlways: (service) => `Vedno: ${service}`,
  placeholderAlwaysFor: (purpose) => `Vedno: ${purpose}`,
  servicePolicy: 'Politika zasebnosti',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

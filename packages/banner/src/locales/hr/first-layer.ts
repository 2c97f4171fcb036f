import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Prihvati sve',
  refuse: 'Odbij sve',
  choose: 'Prilagodi odabir',
  acceptAsked: 'Prihvati',
  refuseAsked: 'Odbij',
  later: 'Odluči poslije',
  closeAndRefuse: 'Zatvori i odbij',

  controller: 'Voditelj obrade:',
  dpo: 'Službenik za zaštitu podataka:',
  terms: (recipients, duration) =>
    `Broj primatelja: ${recipients}. Valjanost vaše privole za ove kolačiće: ${duration}.`,
  withdrawable: (control) =>
    `Odluku možete u svakom trenutku promijeniti ili povući pod „${control}”.`,
  earlierChoices: 'Vaše ostale odluke ostaju iste.',
  changed: (purposes) => `Novo ili promijenjeno od vaše posljednje odluke: ${purposes}.`,
  expired: 'Vaša posljednja odluka više ne vrijedi.',
  comingVersion: (date) => `Od ${date} vrijedi nova verzija ovih pravila.`,
  gpc: 'Vaš preglednik šalje signal Global Privacy Control: podaci se ne prodaju i ne dijele, osim ako to dopustite.',
  loadFailed: 'Učitavanje nije uspjelo. Provjerite vezu i pokušajte ponovno.',
  pressYourself: 'Ništa nije prihvaćeno: gumb morate pritisnuti sami.',

  noticeTitle: 'Vaši podaci, vaš odabir',
  noticeIntro:
    'Vaše podatke koristimo u sljedeće svrhe. To možete odbiti sada ili bilo kada poslije.',
  noticeTerms: (recipients, duration) =>
    `Broj primatelja: ${recipients}. Valjanost vaše odluke: ${duration}.`,

  placeholder: (source) => `Izvor ovog sadržaja: ${source}. Sadržaj se učitava kad to dopustite.`,
  placeholderElsewhere: (source) =>
    `Na ovoj se stranici ne prikazuje sadržaj iz izvora: ${source}.`,
  placeholderWhole: (purposes) =>
    `Može se prikazati samo ako ovu upotrebu dopustite u cijelosti: ${purposes}.`,
  placeholderOnce: 'Samo ovaj put',
  placeholderAlways: (service) => `Uvijek: ${service}`,
  placeholderAlwaysFor: (purpose) => `Uvijek: ${purpose}`,
  servicePolicy: 'Pravila o privatnosti',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Prihvati sve',
  refuse: 'Odbij sve',
  choose: 'Prilagodi odabir',
  later: 'Odluči poslije',
  closeAndRefuse: 'Zatvori i odbij',

  controller: 'Voditelj obrade:',
  dpo: 'Službenik za zaštitu podataka:',
  terms: (recipients, duration) =>
    `Broj primatelja: ${recipients}. Valjanost vaše privole za ove kolačiće: ${duration}.`,
  months: { one: '# mjesec', few: '# mjeseca', other: '# mjeseci' },
  days: { one: '# dan', other: '# dana' },
  withdrawable: (control) =>
    `Odluku možete u svakom trenutku promijeniti ili povući pod „${control}”.`,
  gpc: 'Vaš preglednik šalje signal Global Privacy Control: podaci se ne prodaju i ne dijele, osim ako to dopustite.',
  pressYourself: 'Ništa nije prihvaćeno: gumb morate pritisnuti sami.',
  loadFailed: 'Učitavanje nije uspjelo. Provjerite vezu i pokušajte ponovno.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Sprejmi vse',
  refuse: 'Zavrni vse',
  choose: 'Prilagodi izbiro',
  later: 'Odloči se pozneje',
  closeAndRefuse: 'Zapri in zavrni',

  controller: 'Upravljavec podatkov:',
  dpo: 'Pooblaščena oseba za varstvo podatkov:',
  terms: (recipients, duration) =>
    `Število prejemnikov podatkov: ${recipients}. Veljavnost vaše privolitve v uporabo teh piškotkov: ${duration}.`,
  months: { one: '# mesec', two: '# meseca', few: '# meseci', other: '# mesecev' },
  days: { one: '# dan', two: '# dneva', other: '# dni' },
  withdrawable: (control) =>
    `Odločitev lahko kadar koli spremenite ali prekličete pod »${control}«.`,
  gpc: 'Vaš brskalnik pošilja signal Global Privacy Control: podatki se ne prodajajo in ne delijo, razen če to dovolite.',
  pressYourself: 'Nič ni bilo sprejeto: gumb morate pritisniti sami.',
  loadFailed: 'Nalaganje ni uspelo. Preverite povezavo in poskusite znova.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

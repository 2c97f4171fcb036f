import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Prijať všetko',
  refuse: 'Odmietnuť všetko',
  choose: 'Podrobné nastavenia',
  later: 'Rozhodnúť sa neskôr',
  closeAndRefuse: 'Zavrieť a odmietnuť',

  controller: 'Prevádzkovateľ:',
  dpo: 'Zodpovedná osoba za ochranu osobných údajov:',
  terms: (recipients, duration) =>
    `Počet príjemcov: ${recipients}. Doba platnosti vášho súhlasu s týmito súbormi cookie: ${duration}.`,
  months: { one: '# mesiac', few: '# mesiace', other: '# mesiacov' },
  days: { one: '# deň', few: '# dni', other: '# dní' },
  withdrawable: (control) =>
    `Svoje rozhodnutie môžete kedykoľvek zmeniť alebo odvolať v časti „${control}“.`,
  gpc: 'Váš prehliadač odosiela signál Global Privacy Control: ak to nepovolíte, údaje sa nepredávajú ani nezdieľajú.',
  pressYourself: 'Nič nebolo prijaté: tlačidlo musíte stlačiť sami.',
  loadFailed: 'Načítanie sa nepodarilo. Skontrolujte pripojenie a skúste to znova.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

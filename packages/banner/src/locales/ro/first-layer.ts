import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Acceptați tot',
  refuse: 'Refuzați tot',
  choose: 'Gestionați opțiunile',
  later: 'Decideți mai târziu',
  closeAndRefuse: 'Închideți și refuzați',

  controller: 'Operator de date:',
  dpo: 'Responsabil cu protecția datelor:',
  terms: (recipients, duration) =>
    `Destinatari: ${recipients}. Consimțământul dumneavoastră pentru aceste cookie-uri este valabil timp de ${duration}.`,
  months: { one: '# lună', few: '# luni', other: '# de luni' },
  days: { one: '# zi', few: '# zile', other: '# de zile' },
  withdrawable: (control) =>
    `Vă puteți modifica alegerea sau retrage consimțământul în orice moment din „${control}”.`,
  gpc: 'Browserul dumneavoastră trimite semnalul Global Privacy Control: datele nu se vând și nu se partajează fără permisiunea dumneavoastră.',
  pressYourself: 'Nu s-a acceptat nimic: butonul trebuie apăsat de dumneavoastră.',
  loadFailed: 'Încărcarea nu a reușit. Verificați conexiunea și încercați din nou.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

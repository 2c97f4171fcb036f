import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Godkänn alla',
  refuse: 'Neka alla',
  choose: 'Gör egna val',
  later: 'Bestäm senare',
  closeAndRefuse: 'Stäng och neka',

  controller: 'Ansvarig:',
  dpo: 'Dataskyddsombud:',
  terms: (recipients, duration) =>
    `Mottagare: ${recipients}. Ditt samtycke till dessa kakor gäller i ${duration}.`,
  months: { one: '# månad', other: '# månader' },
  days: { other: '# dygn' },
  withdrawable: (control) => `Du kan när som helst ändra eller återkalla det under ”${control}”.`,
  gpc: 'Din webbläsare ber om Global Privacy Control: inga uppgifter säljs eller delas om du inte tillåter det.',
  pressYourself: 'Ingenting godkändes: tryck själv på knappen.',
  loadFailed: 'Det gick inte att ladda. Kontrollera anslutningen och försök igen.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

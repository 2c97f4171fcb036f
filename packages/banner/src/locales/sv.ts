import type { Strings } from './strings.ts'

export const strings: Strings = {
  dir: 'ltr',

  accept: 'Godkänn alla',
  refuse: 'Neka alla',
  choose: 'Gör egna val',
  acceptAsked: 'Godkänn',
  refuseAsked: 'Neka',
  later: 'Bestäm senare',
  closeAndRefuse: 'Stäng och neka',

  controller: 'Ansvarig:',
  dpo: 'Dataskyddsombud:',
  terms: (recipients, duration) =>
    `Mottagare: ${recipients}. Ditt samtycke till dessa kakor gäller i ${duration}.`,
  withdrawable: (control) => `Du kan när som helst ändra eller återkalla det under ”${control}”.`,
  earlierChoices: 'Dina övriga val ligger fast.',
  gpc: 'Din webbläsare ber om Global Privacy Control: inga uppgifter säljs eller delas om du inte tillåter det.',
  pressYourself: 'Ingenting godkändes: tryck själv på knappen.',

  placeholder: (source) => `Innehållet kommer från ${source}. Det laddas när du tillåter det.`,
  placeholderAllow: (service) => `Tillåt ${service}`,

  preferences: () => import('./sv-preferences.ts').then(({ strings }) => strings),
}

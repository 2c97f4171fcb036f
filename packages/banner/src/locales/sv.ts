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

  noticeTitle: 'Dina uppgifter, ditt val',
  noticeIntro: 'Vi använder dina uppgifter till följande. Du kan säga nej nu eller när som helst.',
  noticeTerms: (recipients, duration) => `Mottagare: ${recipients}. Ditt val gäller i ${duration}.`,

  placeholder: (source) => `Innehållet kommer från ${source}. Det laddas när du tillåter det.`,
  placeholderElsewhere: (source) => `Innehåll från ${source} visas inte på den här sidan.`,
  placeholderWhole: (purposes) =>
    `Det kan bara visas om du tillåter hela användningen: ${purposes}.`,
  placeholderOnce: 'Bara den här gången',
  placeholderAlways: (service) => `Alltid från ${service}`,
  placeholderAlwaysFor: (purpose) => `Alltid: ${purpose}`,
  servicePolicy: 'Integritetspolicy',

  preferences: () => import('./sv-preferences.ts').then(({ strings }) => strings),
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

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
  changed: (purposes) => `Nytt eller ändrat sedan ditt senaste val: ${purposes}.`,
  expired: 'Ditt senaste val gäller inte längre.',
  comingVersion: (date) => `En ny version av den här policyn gäller från och med ${date}.`,
  gpc: 'Din webbläsare ber om Global Privacy Control: inga uppgifter säljs eller delas om du inte tillåter det.',
  loadFailed: 'Det gick inte att ladda. Kontrollera anslutningen och försök igen.',
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

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

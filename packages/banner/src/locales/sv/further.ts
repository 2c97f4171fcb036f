import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Godkänn',
  refuseAsked: 'Neka',

  earlierChoices: 'Dina övriga val ligger fast.',
  changed: (purposes) => `Nytt eller ändrat sedan ditt senaste val: ${purposes}.`,
  expired: 'Ditt senaste val gäller inte längre.',
  comingVersion: (date) => `En ny version av den här policyn gäller från och med ${date}.`,

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
}

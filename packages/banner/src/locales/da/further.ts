import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Accepter',
  refuseAsked: 'Afvis',

  earlierChoices: 'Dine øvrige valg ændres ikke.',
  changed: (purposes) => `Nyt eller ændret siden dit seneste valg: ${purposes}.`,
  expired: 'Dit seneste valg gælder ikke længere.',
  comingVersion: (date) => `En ny version af denne politik træder i kraft den ${date}.`,

  noticeTitle: 'Dine oplysninger, dit valg',
  noticeIntro: 'Vi bruger dine oplysninger til følgende. Du kan sige nej nu eller når som helst.',
  noticeTerms: (recipients, duration) => `Modtagere: ${recipients}. Dit valg gælder i ${duration}.`,

  placeholder: (source) => `Dette indhold kommer fra ${source}. Det indlæses, når du tillader det.`,
  placeholderElsewhere: (source) => `Indhold fra ${source} vises ikke på denne side.`,
  placeholderWhole: (purposes) =>
    `Det kan kun vises, hvis du tillader anvendelsen som helhed: ${purposes}.`,
  placeholderOnce: 'Kun denne gang',
  placeholderAlways: (service) => `Altid fra ${service}`,
  placeholderAlwaysFor: (purpose) => `Altid: ${purpose}`,
  servicePolicy: 'Privatlivspolitik',
}

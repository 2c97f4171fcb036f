import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Godta',
  refuseAsked: 'Avvis',

  earlierChoices: 'De andre valgene dine endres ikke.',
  changed: (purposes) => `Nytt eller endret siden det forrige valget ditt: ${purposes}.`,
  expired: 'Det forrige valget ditt gjelder ikke lenger.',
  comingVersion: (date) => `En ny versjon av denne erklæringen gjelder fra ${date}.`,

  noticeTitle: 'Dine opplysninger, ditt valg',
  noticeIntro: 'Vi bruker opplysningene dine til følgende. Du kan si nei nå eller når som helst.',
  noticeTerms: (recipients, duration) =>
    `Mottakere: ${recipients}. Valget ditt gjelder i ${duration}.`,

  placeholder: (source) =>
    `Dette innholdet kommer fra ${source}. Det lastes inn når du tillater det.`,
  placeholderElsewhere: (source) => `Innhold fra ${source} vises ikke på denne siden.`,
  placeholderWhole: (purposes) =>
    `Det kan bare vises hvis du tillater hele denne bruken: ${purposes}.`,
  placeholderOnce: 'Bare denne gangen',
  placeholderAlways: (service) => `Alltid fra ${service}`,
  placeholderAlwaysFor: (purpose) => `Alltid: ${purpose}`,
  servicePolicy: 'Personvernerklæring',
}

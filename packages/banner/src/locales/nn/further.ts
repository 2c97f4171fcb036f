import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Godta',
  refuseAsked: 'Avvis',

  earlierChoices: 'Dei andre vala dine blir ikkje endra.',
  changed: (purposes) => `Nytt eller endra sidan det førre valet ditt: ${purposes}.`,
  expired: 'Det førre valet ditt gjeld ikkje lenger.',
  comingVersion: (date) => `Ein ny versjon av denne erklæringa gjeld frå ${date}.`,

  noticeTitle: 'Dine opplysningar, ditt val',
  noticeIntro:
    'Vi brukar opplysningane dine til følgjande. Du kan seie nei no eller når som helst.',
  noticeTerms: (recipients, duration) =>
    `Mottakarar: ${recipients}. Valet ditt gjeld i ${duration}.`,

  placeholder: (source) =>
    `Dette innhaldet kjem frå ${source}. Det blir lasta inn når du tillèt det.`,
  placeholderElsewhere: (source) => `Innhald frå ${source} blir ikkje vist på denne sida.`,
  placeholderWhole: (purposes) =>
    `Det kan berre visast om du tillèt heile denne bruken: ${purposes}.`,
  placeholderOnce: 'Berre denne gongen',
  placeholderAlways: (service) => `Alltid frå ${service}`,
  placeholderAlwaysFor: (purpose) => `Alltid: ${purpose}`,
  servicePolicy: 'Personvernerklæring',
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Godta alle',
  refuse: 'Avvis alle',
  choose: 'Tilpass val',
  acceptAsked: 'Godta',
  refuseAsked: 'Avvis',
  later: 'Vel seinare',
  closeAndRefuse: 'Lukk og avvis',

  controller: 'Behandlingsansvarleg:',
  dpo: 'Personvernombod:',
  terms: (recipients, duration) =>
    `Mottakarar: ${recipients}. Samtykket ditt til desse informasjonskapslane gjeld i ${duration}.`,
  withdrawable: (control) =>
    `Du kan når som helst endre det eller trekkje det tilbake under «${control}».`,
  earlierChoices: 'Dei andre vala dine blir ikkje endra.',
  changed: (purposes) => `Nytt eller endra sidan det førre valet ditt: ${purposes}.`,
  expired: 'Det førre valet ditt gjeld ikkje lenger.',
  comingVersion: (date) => `Ein ny versjon av denne erklæringa gjeld frå ${date}.`,
  gpc: 'Nettlesaren din ber om Global Privacy Control: Ingen opplysningar blir selde eller delte utan at du tillèt det.',
  loadFailed: 'Dette kunne ikkje lastast inn. Sjekk tilkoplinga og prøv igjen.',
  pressYourself: 'Ingenting vart godteke: Trykk sjølv på knappen.',

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

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Godta alle',
  refuse: 'Avvis alle',
  choose: 'Tilpass valg',
  acceptAsked: 'Godta',
  refuseAsked: 'Avvis',
  later: 'Velg senere',
  closeAndRefuse: 'Lukk og avvis',

  controller: 'Behandlingsansvarlig:',
  dpo: 'Personvernombud:',
  terms: (recipients, duration) =>
    `Mottakere: ${recipients}. Samtykket ditt til disse informasjonskapslene gjelder i ${duration}.`,
  withdrawable: (control) =>
    `Du kan når som helst endre det eller trekke det tilbake under «${control}».`,
  earlierChoices: 'De andre valgene dine endres ikke.',
  changed: (purposes) => `Nytt eller endret siden det forrige valget ditt: ${purposes}.`,
  expired: 'Det forrige valget ditt gjelder ikke lenger.',
  comingVersion: (date) => `En ny versjon av denne erklæringen gjelder fra ${date}.`,
  gpc: 'Nettleseren din ber om Global Privacy Control: Ingen opplysninger selges eller deles uten at du tillater det.',
  loadFailed: 'Dette kunne ikke lastes inn. Sjekk tilkoblingen og prøv igjen.',
  pressYourself: 'Ingenting ble godtatt: Trykk selv på knappen.',

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

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

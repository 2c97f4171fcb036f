import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Accepter alle',
  refuse: 'Afvis alle',
  choose: 'Tilpas valg',
  acceptAsked: 'Accepter',
  refuseAsked: 'Afvis',
  later: 'Vælg senere',
  closeAndRefuse: 'Luk og afvis',

  controller: 'Dataansvarlig:',
  dpo: 'Databeskyttelsesrådgiver:',
  terms: (recipients, duration) =>
    `Modtagere: ${recipients}. Dit samtykke til disse cookies gælder i ${duration}.`,
  withdrawable: (control) =>
    `Du kan til enhver tid ændre det eller trække det tilbage under ”${control}”.`,
  earlierChoices: 'Dine øvrige valg ændres ikke.',
  changed: (purposes) => `Nyt eller ændret siden dit seneste valg: ${purposes}.`,
  expired: 'Dit seneste valg gælder ikke længere.',
  comingVersion: (date) => `En ny version af denne politik træder i kraft den ${date}.`,
  gpc: 'Din browser beder om Global Privacy Control: Ingen oplysninger sælges eller deles, medmindre du tillader det.',
  loadFailed: 'Dette kunne ikke indlæses. Tjek forbindelsen, og prøv igen.',
  pressYourself: 'Intet er accepteret: Tryk selv på knappen.',

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

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Accepter alle',
  refuse: 'Afvis alle',
  choose: 'Tilpas valg',
  later: 'Vælg senere',
  closeAndRefuse: 'Luk og afvis',

  controller: 'Dataansvarlig:',
  dpo: 'Databeskyttelsesrådgiver:',
  terms: (recipients, duration) =>
    `Modtagere: ${recipients}. Dit samtykke til disse cookies gælder i ${duration}.`,
  months: { one: '# måned', other: '# måneder' },
  days: { one: '# dag', other: '# dage' },
  withdrawable: (control) =>
    `Du kan til enhver tid ændre det eller trække det tilbage under ”${control}”.`,
  gpc: 'Din browser beder om Global Privacy Control: Ingen oplysninger sælges eller deles, medmindre du tillader det.',
  pressYourself: 'Intet er accepteret: Tryk selv på knappen.',
  loadFailed: 'Dette kunne ikke indlæses. Tjek forbindelsen, og prøv igen.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

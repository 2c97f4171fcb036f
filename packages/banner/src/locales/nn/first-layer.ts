import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Godta alle',
  refuse: 'Avvis alle',
  choose: 'Tilpass val',
  later: 'Vel seinare',
  closeAndRefuse: 'Lukk og avvis',

  controller: 'Behandlingsansvarleg:',
  dpo: 'Personvernombod:',
  terms: (recipients, duration) =>
    `Mottakarar: ${recipients}. Samtykket ditt til desse informasjonskapslane gjeld i ${duration}.`,
  months: { one: '# månad', other: '# månadar' },
  days: { other: '# døgn' },
  withdrawable: (control) =>
    `Du kan når som helst endre det eller trekkje det tilbake under «${control}».`,
  gpc: 'Nettlesaren din ber om Global Privacy Control: Ingen opplysningar blir selde eller delte utan at du tillèt det.',
  pressYourself: 'Ingenting vart godteke: Trykk sjølv på knappen.',
  loadFailed: 'Dette kunne ikkje lastast inn. Sjekk tilkoplinga og prøv igjen.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

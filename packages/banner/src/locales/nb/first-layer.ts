import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Godta alle',
  refuse: 'Avvis alle',
  choose: 'Tilpass valg',
  later: 'Velg senere',
  closeAndRefuse: 'Lukk og avvis',

  controller: 'Behandlingsansvarlig:',
  dpo: 'Personvernombud:',
  terms: (recipients, duration) =>
    `Mottakere: ${recipients}. Samtykket ditt til disse informasjonskapslene gjelder i ${duration}.`,
  months: { one: '# måned', other: '# måneder' },
  days: { other: '# døgn' },
  withdrawable: (control) =>
    `Du kan når som helst endre det eller trekke det tilbake under «${control}».`,
  gpc: 'Nettleseren din ber om Global Privacy Control: Ingen opplysninger selges eller deles uten at du tillater det.',
  pressYourself: 'Ingenting ble godtatt: Trykk selv på knappen.',
  loadFailed: 'Dette kunne ikke lastes inn. Sjekk tilkoblingen og prøv igjen.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Samþykkja allt',
  refuse: 'Hafna öllu',
  choose: 'Sérsníða val',
  later: 'Ákveða síðar',
  closeAndRefuse: 'Loka og hafna',

  controller: 'Ábyrgðaraðili:',
  dpo: 'Persónuverndarfulltrúi:',
  terms: (recipients, duration) =>
    `Viðtakendur: ${recipients}. Gildistími samþykkis þíns fyrir þessum vafrakökum: ${duration}.`,
  months: { one: '# mánuður', other: '# mánuðir' },
  days: { one: '# dagur', other: '# dagar' },
  withdrawable: (control) =>
    `Þú getur breytt þessu eða afturkallað það hvenær sem er undir „${control}“.`,
  gpc: 'Vafrinn þinn biður um Global Privacy Control: engar upplýsingar eru seldar eða afhentar öðrum nema þú leyfir það.',
  pressYourself: 'Ekkert var samþykkt: aðeins þú getur ýtt á hnappinn.',
  loadFailed: 'Ekki tókst að sækja þetta. Athugaðu tenginguna og reyndu aftur.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

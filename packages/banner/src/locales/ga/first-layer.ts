import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Glac le gach rud',
  refuse: 'Diúltaigh do gach rud',
  choose: 'Bainistigh roghanna',
  later: 'Roghnaigh níos déanaí',
  closeAndRefuse: 'Dún agus diúltaigh',

  controller: 'Rialaitheoir:',
  dpo: 'Oifigeach cosanta sonraí:',
  terms: (recipients, duration) =>
    `Faighteoirí: ${recipients}. Fad a mhaireann do thoiliú leis na fianáin seo: ${duration}.`,
  months: { one: '# mhí', two: '# mhí', few: '# mhí', other: '# mí' },
  days: { other: '# lá' },
  withdrawable: (control) =>
    `Is féidir leat do rogha a athrú nó a tharraingt siar am ar bith faoi “${control}”.`,
  gpc: 'Iarrann do bhrabhsálaí Global Privacy Control: ní dhíoltar ná ní roinntear aon sonraí mura gceadaíonn tú é.',
  pressYourself: 'Níor glacadh le haon rud: brúigh an cnaipe tú féin.',
  loadFailed: 'Níorbh fhéidir é seo a lódáil. Seiceáil do cheangal agus bain triail eile as.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

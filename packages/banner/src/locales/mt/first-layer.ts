import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Aċċetta kollox',
  refuse: 'Irrifjuta kollox',
  choose: 'Immaniġġja l-għażliet',
  later: 'Iddeċiedi aktar tard',
  closeAndRefuse: 'Agħlaq u rrifjuta',

  controller: 'Kontrollur:',
  dpo: 'Uffiċjal tal-protezzjoni tad-data:',
  terms: (recipients, duration) =>
    `Riċevituri: ${recipients}. Il-kunsens tiegħek għall-użu ta’ dawn il-cookies jibqa’ validu għal ${duration}.`,
  months: { one: 'xahar', two: 'xahrejn', few: '# xhur', many: '#-il xahar', other: '# xahar' },
  days: { one: 'jum', two: 'jumejn', few: '# ijiem', many: '#-il jum', other: '# jum' },
  withdrawable: (control) =>
    `Tista’ tibdel l-għażla tiegħek jew tirtira l-kunsens tiegħek meta trid taħt “${control}”.`,
  gpc: 'Il-browser tiegħek jitlob Global Privacy Control: l-ebda data ma tinbiegħ u lanqas tiġi kondiviża mingħajr il-permess tiegħek.',
  pressYourself: 'Ma ġie aċċettat xejn: agħfas il-buttuna int stess.',
  loadFailed: 'Dan ma setax jitgħabba. Iċċekkja l-konnessjoni u erġa’ pprova.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

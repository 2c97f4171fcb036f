import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Aċċetta kollox',
  refuse: 'Irrifjuta kollox',
  choose: 'Immaniġġja l-għażliet',
  acceptAsked: 'Aċċetta',
  refuseAsked: 'Irrifjuta',
  later: 'Iddeċiedi aktar tard',
  closeAndRefuse: 'Agħlaq u rrifjuta',

  controller: 'Kontrollur:',
  dpo: 'Uffiċjal tal-protezzjoni tad-data:',
  terms: (recipients, duration) =>
    `Riċevituri: ${recipients}. Il-kunsens tiegħek għall-użu ta’ dawn il-cookies jibqa’ validu għal ${duration}.`,
  withdrawable: (control) =>
    `Tista’ tibdel l-għażla tiegħek jew tirtira l-kunsens tiegħek meta trid taħt “${control}”.`,
  earlierChoices: 'L-għażliet l-oħra tiegħek jibqgħu kif inhuma.',
  changed: (purposes) => `Ġodda jew mibdula mill-aħħar għażla tiegħek ’l hawn: ${purposes}.`,
  expired: 'L-aħħar għażla tiegħek skadiet.',
  comingVersion: (date) =>
    `Verżjoni ġdida ta’ din il-politika tidħol fis-seħħ f’din id-data: ${date}.`,
  gpc: 'Il-browser tiegħek jitlob Global Privacy Control: l-ebda data ma tinbiegħ u lanqas tiġi kondiviża mingħajr il-permess tiegħek.',
  loadFailed: 'Dan ma setax jitgħabba. Iċċekkja l-konnessjoni u erġa’ pprova.',
  pressYourself: 'Ma ġie aċċettat xejn: agħfas il-buttuna int stess.',

  noticeTitle: 'Id-data tiegħek, l-għażla tiegħek',
  noticeIntro: 'Nużaw id-data tiegħek għal dan li ġej. Tista’ tgħid le issa jew meta trid.',
  noticeTerms: (recipients, duration) =>
    `Riċevituri: ${recipients}. L-għażla tiegħek tibqa’ valida għal ${duration}.`,

  placeholder: (source) =>
    `Is-sors ta’ dan il-kontenut: ${source}. Il-kontenut jitgħabba meta tippermettih.`,
  placeholderElsewhere: (source) =>
    `F’din il-paġna ma jintweriex kontenut minn dan is-sors: ${source}.`,
  placeholderWhole: (purposes) =>
    `Il-kontenut jista’ jintwera biss jekk tippermetti dan l-użu kollu kemm hu: ${purposes}.`,
  placeholderOnce: 'Din id-darba biss',
  placeholderAlways: (service) => `Dejjem: ${service}`,
  placeholderAlwaysFor: (purpose) => `Dejjem: ${purpose}`,
  servicePolicy: 'Politika tal-privatezza',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Aċċetta',
  refuseAsked: 'Irrifjuta',

  earlierChoices: 'L-għażliet l-oħra tiegħek jibqgħu kif inhuma.',
  changed: (purposes) => `Ġodda jew mibdula mill-aħħar għażla tiegħek ’l hawn: ${purposes}.`,
  expired: 'L-aħħar għażla tiegħek skadiet.',
  comingVersion: (date) =>
    `Verżjoni ġdida ta’ din il-politika tidħol fis-seħħ f’din id-data: ${date}.`,

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
}

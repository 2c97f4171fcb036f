import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Glac leis',
  refuseAsked: 'Diúltaigh dó',

  earlierChoices: 'Fanann do roghanna eile mar atá siad.',
  changed: (purposes) => `Nua nó athraithe ó do rogha dheireanach: ${purposes}.`,
  expired: 'Tá do rogha dheireanach imithe in éag.',
  comingVersion: (date) => `Tiocfaidh leagan nua den bheartas seo i bhfeidhm ar an ${date}.`,

  noticeTitle: 'Do chuid sonraí, do rogha',
  noticeIntro:
    'Úsáidimid do chuid sonraí chun na gcríoch seo a leanas. Is féidir leat diúltú anois nó am ar bith.',
  noticeTerms: (recipients, duration) =>
    `Faighteoirí: ${recipients}. Fad a mhaireann do rogha: ${duration}.`,

  placeholder: (source) => `Foinse an ábhair seo: ${source}. Lódálfar é nuair a cheadóidh tú é.`,
  placeholderElsewhere: (source) =>
    `Ní thaispeántar an t-ábhar ar an leathanach seo. Foinse: ${source}.`,
  placeholderWhole: (purposes) =>
    `Ní féidir é a thaispeáint ach amháin má cheadaíonn tú an úsáid seo ina hiomláine: ${purposes}.`,
  placeholderOnce: 'An uair seo amháin',
  placeholderAlways: (service) => `I gcónaí ón bhfoinse seo: ${service}`,
  placeholderAlwaysFor: (purpose) => `I gcónaí: ${purpose}`,
  servicePolicy: 'Beartas príobháideachais',
}

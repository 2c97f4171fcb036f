import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Hyväksy',
  refuseAsked: 'Hylkää',

  earlierChoices: 'Muut valintasi pysyvät ennallaan.',
  changed: (purposes) => `Uutta tai muuttunutta edellisen valintasi jälkeen: ${purposes}.`,
  expired: 'Edellinen valintasi ei ole enää voimassa.',
  comingVersion: (date) => `Tämän käytännön uusi versio tulee voimaan ${date}.`,

  noticeTitle: 'Sinun tietosi, sinun valintasi',
  noticeIntro:
    'Käytämme tietojasi seuraaviin tarkoituksiin. Voit kieltäytyä nyt tai milloin tahansa.',
  noticeTerms: (recipients, duration) =>
    `Tietojen vastaanottajia: ${recipients}. Valintasi on voimassa määräajan: ${duration}.`,

  placeholder: (source) => `Tämän sisällön lähde: ${source}. Sisältö ladataan, kun sallit sen.`,
  placeholderElsewhere: (source) => `Tällä sivulla ei näytetä sisältöä, jonka lähde on ${source}.`,
  placeholderWhole: (purposes) =>
    `Sisältö voidaan näyttää vain, jos sallit tämän käytön kokonaan: ${purposes}.`,
  placeholderOnce: 'Vain tällä kertaa',
  placeholderAlways: (service) => `Aina: ${service}`,
  placeholderAlwaysFor: (purpose) => `Aina: ${purpose}`,
  servicePolicy: 'Tietosuojaseloste',
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Hyväksy kaikki',
  refuse: 'Hylkää kaikki',
  choose: 'Muokkaa valintoja',
  acceptAsked: 'Hyväksy',
  refuseAsked: 'Hylkää',
  later: 'Päätä myöhemmin',
  closeAndRefuse: 'Sulje ja hylkää',

  controller: 'Rekisterinpitäjä:',
  dpo: 'Tietosuojavastaava:',
  terms: (recipients, duration) =>
    `Tietojen vastaanottajia: ${recipients}. Suostumuksesi näiden evästeiden käyttöön on voimassa määräajan: ${duration}.`,
  withdrawable: (control) =>
    `Voit milloin tahansa muuttaa valintaasi tai peruuttaa suostumuksesi kohdassa ”${control}”.`,
  earlierChoices: 'Muut valintasi pysyvät ennallaan.',
  changed: (purposes) => `Uutta tai muuttunutta edellisen valintasi jälkeen: ${purposes}.`,
  expired: 'Edellinen valintasi ei ole enää voimassa.',
  comingVersion: (date) => `Tämän käytännön uusi versio tulee voimaan ${date}.`,
  gpc: 'Selaimesi lähettää Global Privacy Control -pyynnön: tietoja ei myydä eikä jaeta, ellet salli sitä.',
  loadFailed: 'Lataaminen ei onnistunut. Tarkista yhteys ja yritä uudelleen.',
  pressYourself: 'Mitään ei hyväksytty: paina painiketta itse.',

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

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

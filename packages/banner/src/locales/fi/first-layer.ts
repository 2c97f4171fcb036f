import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Hyväksy kaikki',
  refuse: 'Hylkää kaikki',
  choose: 'Muokkaa valintoja',
  later: 'Päätä myöhemmin',
  closeAndRefuse: 'Sulje ja hylkää',

  controller: 'Rekisterinpitäjä:',
  dpo: 'Tietosuojavastaava:',
  terms: (recipients, duration) =>
    `Tietojen vastaanottajia: ${recipients}. Suostumuksesi näiden evästeiden käyttöön on voimassa määräajan: ${duration}.`,
  months: { one: '# kuukausi', other: '# kuukautta' },
  days: { one: '# päivä', other: '# päivää' },
  withdrawable: (control) =>
    `Voit milloin tahansa muuttaa valintaasi tai peruuttaa suostumuksesi kohdassa ”${control}”.`,
  gpc: 'Selaimesi lähettää Global Privacy Control -pyynnön: tietoja ei myydä eikä jaeta, ellet salli sitä.',
  pressYourself: 'Mitään ei hyväksytty: paina painiketta itse.',
  loadFailed: 'Lataaminen ei onnistunut. Tarkista yhteys ja yritä uudelleen.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

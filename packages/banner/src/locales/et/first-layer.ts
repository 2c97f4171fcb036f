import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Nõustu kõigiga',
  refuse: 'Keeldu kõigist',
  choose: 'Halda valikuid',
  later: 'Otsusta hiljem',
  closeAndRefuse: 'Sulge ja keeldu',

  controller: 'Vastutav töötleja:',
  dpo: 'Andmekaitsespetsialist:',
  terms: (recipients, duration) =>
    `Andmete vastuvõtjaid: ${recipients}. Teie nõusolek nende küpsiste kasutamiseks kehtib ${duration}.`,
  months: { one: '# kuu', other: '# kuud' },
  days: { one: '# ööpäev', other: '# ööpäeva' },
  withdrawable: (control) =>
    `Saate igal ajal oma valikut muuta või nõusoleku tagasi võtta jaotises „${control}“.`,
  gpc: 'Teie brauser saadab signaali Global Privacy Control: andmeid ei müüda ega jagata ilma teie loata.',
  pressYourself: 'Nõusolekut ei antud: vajutage nuppu ise.',
  loadFailed: 'Laadimine ei õnnestunud. Kontrollige ühendust ja proovige uuesti.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

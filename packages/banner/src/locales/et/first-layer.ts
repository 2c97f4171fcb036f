import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Nõustu kõigiga',
  refuse: 'Keeldu kõigist',
  choose: 'Halda valikuid',
  acceptAsked: 'Nõustu',
  refuseAsked: 'Keeldu',
  later: 'Otsusta hiljem',
  closeAndRefuse: 'Sulge ja keeldu',

  controller: 'Vastutav töötleja:',
  dpo: 'Andmekaitsespetsialist:',
  terms: (recipients, duration) =>
    `Andmete vastuvõtjaid: ${recipients}. Teie nõusolek nende küpsiste kasutamiseks kehtib ${duration}.`,
  withdrawable: (control) =>
    `Saate igal ajal oma valikut muuta või nõusoleku tagasi võtta jaotises „${control}“.`,
  earlierChoices: 'Teie muud valikud jäävad samaks.',
  changed: (purposes) => `Uus või muutunud pärast teie eelmist valikut: ${purposes}.`,
  expired: 'Teie eelmine valik enam ei kehti.',
  comingVersion: (date) => `Nende tingimuste uue versiooni jõustumise kuupäev on ${date}.`,
  gpc: 'Teie brauser saadab signaali Global Privacy Control: andmeid ei müüda ega jagata ilma teie loata.',
  loadFailed: 'Laadimine ei õnnestunud. Kontrollige ühendust ja proovige uuesti.',
  pressYourself: 'Nõusolekut ei antud: vajutage nuppu ise.',

  noticeTitle: 'Teie andmed, teie valik',
  noticeIntro:
    'Kasutame teie andmeid järgmistel eesmärkidel. Saate keelduda kohe või igal ajal hiljem.',
  noticeTerms: (recipients, duration) =>
    `Andmete vastuvõtjaid: ${recipients}. Teie valik kehtib ${duration}.`,

  placeholder: (source) => `Selle sisu allikas: ${source}. Sisu laaditakse, kui te seda lubate.`,
  placeholderElsewhere: (source) => `Sellel lehel ei kuvata sisu, mille allikas on ${source}.`,
  placeholderWhole: (purposes) =>
    `Sisu saab kuvada ainult siis, kui lubate selle kasutuse tervikuna: ${purposes}.`,
  placeholderOnce: 'Ainult seekord',
  placeholderAlways: (service) => `Alati: ${service}`,
  placeholderAlwaysFor: (purpose) => `Alati: ${purpose}`,
  servicePolicy: 'Privaatsustingimused',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

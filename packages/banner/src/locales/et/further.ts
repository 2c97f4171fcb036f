import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Nõustu',
  refuseAsked: 'Keeldu',

  earlierChoices: 'Teie muud valikud jäävad samaks.',
  changed: (purposes) => `Uus või muutunud pärast teie eelmist valikut: ${purposes}.`,
  expired: 'Teie eelmine valik enam ei kehti.',
  comingVersion: (date) => `Nende tingimuste uue versiooni jõustumise kuupäev on ${date}.`,

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
}

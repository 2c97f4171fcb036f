import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Acceptați',
  refuseAsked: 'Refuzați',

  earlierChoices: 'Celelalte alegeri ale dumneavoastră rămân neschimbate.',
  changed: (purposes) => `Nou sau modificat de la ultima dumneavoastră alegere: ${purposes}.`,
  expired: 'Ultima dumneavoastră alegere a expirat.',
  comingVersion: (date) => `O nouă versiune a acestei politici intră în vigoare la ${date}.`,

  noticeTitle: 'Datele dumneavoastră, alegerea dumneavoastră',
  noticeIntro:
    'Folosim datele dumneavoastră în scopurile de mai jos. Puteți refuza acum sau în orice moment.',
  noticeTerms: (recipients, duration) =>
    `Destinatari: ${recipients}. Alegerea dumneavoastră este valabilă timp de ${duration}.`,

  placeholder: (source) =>
    `Acest conținut este furnizat de ${source}. Se încarcă doar dacă permiteți acest lucru.`,
  placeholderElsewhere: (source) =>
    `Conținutul furnizat de ${source} nu este afișat pe această pagină.`,
  placeholderWhole: (purposes) =>
    `Poate fi afișat doar dacă permiteți în întregime această utilizare: ${purposes}.`,
  placeholderOnce: 'Doar de data aceasta',
  placeholderAlways: (service) => `Întotdeauna pentru ${service}`,
  placeholderAlwaysFor: (purpose) => `Întotdeauna: ${purpose}`,
  servicePolicy: 'Politica de confidențialitate',
}

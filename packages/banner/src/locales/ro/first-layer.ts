import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Acceptați tot',
  refuse: 'Refuzați tot',
  choose: 'Gestionați opțiunile',
  acceptAsked: 'Acceptați',
  refuseAsked: 'Refuzați',
  later: 'Decideți mai târziu',
  closeAndRefuse: 'Închideți și refuzați',

  controller: 'Operator de date:',
  dpo: 'Responsabil cu protecția datelor:',
  terms: (recipients, duration) =>
    `Destinatari: ${recipients}. Consimțământul dumneavoastră pentru aceste cookie-uri este valabil timp de ${duration}.`,
  withdrawable: (control) =>
    `Vă puteți modifica alegerea sau retrage consimțământul în orice moment din „${control}”.`,
  earlierChoices: 'Celelalte alegeri ale dumneavoastră rămân neschimbate.',
  changed: (purposes) => `Nou sau modificat de la ultima dumneavoastră alegere: ${purposes}.`,
  expired: 'Ultima dumneavoastră alegere a expirat.',
  comingVersion: (date) => `O nouă versiune a acestei politici intră în vigoare la ${date}.`,
  gpc: 'Browserul dumneavoastră trimite semnalul Global Privacy Control: datele nu se vând și nu se partajează fără permisiunea dumneavoastră.',
  loadFailed: 'Încărcarea nu a reușit. Verificați conexiunea și încercați din nou.',
  pressYourself: 'Nu s-a acceptat nimic: butonul trebuie apăsat de dumneavoastră.',

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

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

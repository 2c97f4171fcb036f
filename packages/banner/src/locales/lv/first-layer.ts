import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Pieņemt visu',
  refuse: 'Noraidīt visu',
  choose: 'Pielāgot izvēli',
  later: 'Izlemt vēlāk',
  closeAndRefuse: 'Aizvērt un noraidīt',

  controller: 'Pārzinis:',
  dpo: 'Datu aizsardzības speciālists:',
  terms: (recipients, duration) =>
    `Datu saņēmēju skaits: ${recipients}. Jūsu piekrišana šo sīkdatņu izmantošanai ir spēkā noteiktu laiku: ${duration}.`,
  months: { zero: '# mēnešu', one: '# mēnesis', other: '# mēneši' },
  days: { zero: '# dienu', one: '# diena', other: '# dienas' },
  withdrawable: (control) =>
    `Jebkurā laikā varat mainīt savu izvēli vai atsaukt piekrišanu sadaļā „${control}”.`,
  gpc: 'Jūsu pārlūkprogramma sūta signālu Global Privacy Control: bez jūsu atļaujas dati netiek ne pārdoti, ne kopīgoti.',
  pressYourself: 'Nekas netika pieņemts: poga ir jānospiež jums.',
  loadFailed: 'Ielādēt neizdevās. Pārbaudiet savienojumu un mēģiniet vēlreiz.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Pieņemt visu',
  refuse: 'Noraidīt visu',
  choose: 'Pielāgot izvēli',
  acceptAsked: 'Pieņemt',
  refuseAsked: 'Noraidīt',
  later: 'Izlemt vēlāk',
  closeAndRefuse: 'Aizvērt un noraidīt',

  controller: 'Pārzinis:',
  dpo: 'Datu aizsardzības speciālists:',
  terms: (recipients, duration) =>
    `Datu saņēmēju skaits: ${recipients}. Jūsu piekrišana šo sīkdatņu izmantošanai ir spēkā noteiktu laiku: ${duration}.`,
  withdrawable: (control) =>
    `Jebkurā laikā varat mainīt savu izvēli vai atsaukt piekrišanu sadaļā „${control}”.`,
  earlierChoices: 'Pārējās jūsu izvēles nemainās.',
  changed: (purposes) => `Jauns vai mainīts kopš jūsu pēdējās izvēles: ${purposes}.`,
  expired: 'Jūsu pēdējā izvēle vairs nav spēkā.',
  comingVersion: (date) => `Šīs politikas jaunā redakcija stāsies spēkā šajā datumā: ${date}.`,
  gpc: 'Jūsu pārlūkprogramma sūta signālu Global Privacy Control: bez jūsu atļaujas dati netiek ne pārdoti, ne kopīgoti.',
  loadFailed: 'Ielādēt neizdevās. Pārbaudiet savienojumu un mēģiniet vēlreiz.',
  pressYourself: 'Nekas netika pieņemts: poga ir jānospiež jums.',

  noticeTitle: 'Jūsu dati, jūsu izvēle',
  noticeIntro:
    'Mēs izmantojam jūsu datus šādiem nolūkiem. Varat atteikties tagad vai jebkurā laikā.',
  noticeTerms: (recipients, duration) =>
    `Datu saņēmēju skaits: ${recipients}. Jūsu izvēle ir spēkā noteiktu laiku: ${duration}.`,

  placeholder: (source) => `Šī satura avots: ${source}. Saturs tiks ielādēts, kad to atļausiet.`,
  placeholderElsewhere: (source) => `Šajā lapā netiek rādīts saturs, kura avots ir ${source}.`,
  placeholderWhole: (purposes) =>
    `Saturu var parādīt tikai tad, ja atļaujat šo izmantošanu pilnībā: ${purposes}.`,
  placeholderOnce: 'Tikai šoreiz',
  placeholderAlways: (service) => `Vienmēr: ${service}`,
  placeholderAlwaysFor: (purpose) => `Vienmēr: ${purpose}`,
  servicePolicy: 'Privātuma politika',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

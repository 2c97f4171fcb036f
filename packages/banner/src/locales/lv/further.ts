import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Pieņemt',
  refuseAsked: 'Noraidīt',

  earlierChoices: 'Pārējās jūsu izvēles nemainās.',
  changed: (purposes) => `Jauns vai mainīts kopš jūsu pēdējās izvēles: ${purposes}.`,
  expired: 'Jūsu pēdējā izvēle vairs nav spēkā.',
  comingVersion: (date) => `Šīs politikas jaunā redakcija stāsies spēkā šajā datumā: ${date}.`,

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
}

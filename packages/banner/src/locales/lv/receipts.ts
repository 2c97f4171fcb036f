import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Jūsu kvītis',
  intro:
    'Visas šajā pārlūkprogrammā dotās piekrišanas, parakstītas ar atslēgu, kas ir tikai šai pārlūkprogrammai.',
  none: 'Šajā pārlūkprogrammā nav kvīšu.',
  refusalsNotKept: 'No atteikuma šeit nekas nepaliek: tā kvīti var lejupielādēt tikai uzreiz.',
  back: 'Atpakaļ',
  unreadable: 'Kvītis šajā pārlūkprogrammā nevar nolasīt.',

  given: (names) => `Pieņemts: ${names}`,
  refused: (names) => `Noraidīts: ${names}`,
  withdrawn: 'Piekrišana atsaukta',
  renewed: 'Piekrišana atjaunota',
  inLog: 'Žurnālā',
  waiting: 'Vēl nav nosūtīta',
  validUntil: (date) => `Derīguma termiņš: ${date}`,
  shown: (what) => `Parādīts: ${what}`,
  version: (hash) => `Politikas redakcija: ${hash}`,
  download: 'Lejupielādēt',
  downloadAll: 'Lejupielādēt visas kā datus (JSON)',
  downloadPage: 'Lejupielādēt kā lapu, kas pati sevi pārbauda (HTML)',

  idLabel: 'Jūsu piekrišanas ID',
  idWhy: (controller) =>
    `Norādiet to pārzinim (${controller}), kad jautājat par savām piekrišanām.`,
  idCopy: 'Kopēt',
  idCopied: 'Nokopēts.',
  idQr: 'Piekrišanas ID kā QR kods',

  withdrawalPage: {
    title: 'Piekrišanas atsaukšana',
    intro: 'Lai atsauktu piekrišanu, nospiediet pogu. Šīs lapas atvēršana neko nemainīja.',
    withdraw: 'Atsaukt piekrišanu',
    done: 'Jūsu piekrišana ir atsaukta.',
    failed: 'Tas neizdevās. Vēlreiz atveriet saiti ziņojumā vai mēģiniet vēlāk.',
  },

  page: {
    title: 'Piekrišanas kvītis',
    intro: 'Šajā lapā ir kvītis, un tā pati tās pārbauda bez tīkla savienojuma.',
    checks: {
      signature: 'Parakstīta pārlūkprogrammā, kurā izdarīta izvēle',
      log: 'Ir žurnālā un nav mainīta',
      logKey: 'Žurnāls ir parakstīts ar savu atslēgu',
      policy: 'Politika ir tā pati, kurai piekrita',
      build: 'Programma ir tā pati, kas jautāja',
    },
    ok: 'Pareizi',
    failed: 'Nav pareizi',
    open: 'Šeit nevar pārbaudīt',
    trusted: (key) => `Atslēga, kurai šī lapa uzticas, kā to sniedza pats žurnāls: ${key}`,
    limits:
      'Paraksts pierāda, ka šīs izvēles ir parakstītas ar šīs pārlūkprogrammas atslēgu un kopš tā laika nav mainītas. Tas nepierāda, kas nospieda pogu.',
  },
}

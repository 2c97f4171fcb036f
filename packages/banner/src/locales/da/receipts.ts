import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Dine kvitteringer',
  intro:
    'Alle samtykker, der er givet i denne browser, signeret med en nøgle, som kun denne browser har.',
  none: 'Der er ingen kvitteringer i denne browser.',
  refusalsNotKept: 'Et nej gemmes ikke her: Kvitteringen for det kan kun hentes med det samme.',
  back: 'Tilbage',
  unreadable: 'Kvitteringerne kan ikke læses i denne browser.',

  given: (names) => `Accepteret: ${names}`,
  refused: (names) => `Afvist: ${names}`,
  withdrawn: 'Trukket tilbage',
  renewed: 'Fornyet',
  inLog: 'I loggen',
  waiting: 'Ikke leveret endnu',
  validUntil: (date) => `Gælder til ${date}`,
  shown: (what) => `Vist: ${what}`,
  version: (hash) => `Politikkens version: ${hash}`,
  download: 'Hent',
  downloadAll: 'Hent alle som data (JSON)',
  downloadPage: 'Hent som en side, der kontrollerer sig selv (HTML)',

  idLabel: 'Dit samtykke-id',
  idWhy: (controller) => `Oplys det, når du spørger ${controller} om dine samtykker.`,
  idCopy: 'Kopiér',
  idCopied: 'Kopieret.',
  idQr: 'Samtykke-id som QR-kode',

  withdrawalPage: {
    title: 'Træk dit samtykke tilbage',
    intro:
      'Tryk på knappen for at trække dit samtykke tilbage. Intet blev ændret, da du åbnede denne side.',
    withdraw: 'Træk tilbage',
    done: 'Dit samtykke er trukket tilbage.',
    failed: 'Det lykkedes ikke. Åbn linket i meddelelsen igen, eller prøv senere.',
  },

  page: {
    title: 'Kvitteringer for samtykke',
    intro: 'Denne side indeholder kvitteringer og kontrollerer dem selv, uden netværk.',
    checks: {
      signature: 'Signeret i den browser, hvor valget blev truffet',
      log: 'Findes i loggen og er uændret',
      logKey: 'Loggen er signeret med sin egen nøgle',
      policy: 'Politikken er den, der blev accepteret',
      build: 'Programmet er det, der spurgte',
    },
    ok: 'Stemmer',
    failed: 'Stemmer ikke',
    open: 'Kan ikke kontrolleres her',
    trusted: (key) => `Nøglen, som denne side stoler på, som loggen selv har oplyst den: ${key}`,
    limits:
      'En signatur beviser, at denne browsers nøgle har signeret disse valg, og at de ikke er ændret siden. Den beviser ikke, hvem der trykkede på knappen.',
  },
}

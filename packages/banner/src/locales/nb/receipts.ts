import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Kvitteringene dine',
  intro:
    'Alle samtykker som er gitt i denne nettleseren, signert med en nøkkel som bare denne nettleseren har.',
  none: 'Det er ingen kvitteringer i denne nettleseren.',
  refusalsNotKept: 'Et nei lagres ikke her: Kvitteringen for det kan bare lastes ned med en gang.',
  back: 'Tilbake',
  unreadable: 'Kvitteringene kan ikke leses i denne nettleseren.',

  given: (names) => `Godtatt: ${names}`,
  refused: (names) => `Avvist: ${names}`,
  withdrawn: 'Trukket tilbake',
  renewed: 'Fornyet',
  inLog: 'I loggen',
  waiting: 'Ikke levert ennå',
  validUntil: (date) => `Gjelder til ${date}`,
  shown: (what) => `Vist: ${what}`,
  version: (hash) => `Erklæringens versjon: ${hash}`,
  download: 'Last ned',
  downloadAll: 'Last ned alle som data (JSON)',
  downloadPage: 'Last ned som en side som kontrollerer seg selv (HTML)',

  idLabel: 'Din samtykke-ID',
  idWhy: (controller) => `Oppgi ID-en når du spør ${controller} om samtykkene dine.`,
  idCopy: 'Kopier',
  idCopied: 'Kopiert.',
  idQr: 'Samtykke-ID som QR-kode',

  withdrawalPage: {
    title: 'Trekk tilbake samtykket ditt',
    intro:
      'Trykk på knappen for å trekke tilbake samtykket ditt. Ingenting ble endret da du åpnet denne siden.',
    withdraw: 'Trekk tilbake',
    done: 'Samtykket ditt er trukket tilbake.',
    failed: 'Det gikk ikke. Åpne lenken i meldingen på nytt, eller prøv senere.',
  },

  page: {
    title: 'Kvitteringer for samtykke',
    intro: 'Denne siden inneholder kvitteringer og kontrollerer dem selv, uten nettverk.',
    checks: {
      signature: 'Signert i nettleseren der valget ble tatt',
      log: 'Finnes i loggen og er uendret',
      logKey: 'Loggen er signert med sin egen nøkkel',
      policy: 'Erklæringen er den som ble godtatt',
      build: 'Programmet er det som spurte',
    },
    ok: 'Stemmer',
    failed: 'Stemmer ikke',
    open: 'Kan ikke kontrolleres her',
    trusted: (key) => `Nøkkelen som denne siden stoler på, slik loggen selv oppga den: ${key}`,
    limits:
      'En signatur beviser at nøkkelen i denne nettleseren har signert disse valgene, og at de ikke er endret siden. Den beviser ikke hvem som trykket på knappen.',
  },
}

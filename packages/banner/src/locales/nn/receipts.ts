import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Kvitteringane dine',
  intro:
    'Alle samtykke som er gitt i denne nettlesaren, signerte med ein nøkkel som berre denne nettlesaren har.',
  none: 'Det er ingen kvitteringar i denne nettlesaren.',
  refusalsNotKept:
    'Eit nei blir ikkje lagra her: Kvitteringa for det kan berre lastast ned med ein gong.',
  back: 'Tilbake',
  unreadable: 'Kvitteringane kan ikkje lesast i denne nettlesaren.',

  given: (names) => `Godteke: ${names}`,
  refused: (names) => `Avvist: ${names}`,
  withdrawn: 'Trekt tilbake',
  renewed: 'Fornya',
  inLog: 'I loggen',
  waiting: 'Ikkje levert enno',
  validUntil: (date) => `Gjeld til ${date}`,
  shown: (what) => `Vist: ${what}`,
  version: (hash) => `Versjon av erklæringa: ${hash}`,
  download: 'Last ned',
  downloadAll: 'Last ned alle som data (JSON)',
  downloadPage: 'Last ned som ei side som kontrollerer seg sjølv (HTML)',

  idLabel: 'Din samtykke-ID',
  idWhy: (controller) => `Oppgi ID-en når du spør ${controller} om samtykka dine.`,
  idCopy: 'Kopier',
  idCopied: 'Kopiert.',
  idQr: 'Samtykke-ID som QR-kode',

  withdrawalPage: {
    title: 'Trekk tilbake samtykket ditt',
    intro:
      'Trykk på knappen for å trekkje tilbake samtykket ditt. Ingenting vart endra då du opna denne sida.',
    withdraw: 'Trekk tilbake',
    done: 'Samtykket ditt er trekt tilbake.',
    failed: 'Det gjekk ikkje. Opne lenkja i meldinga på nytt, eller prøv seinare.',
  },

  page: {
    title: 'Kvitteringar for samtykke',
    intro: 'Denne sida inneheld kvitteringar og kontrollerer dei sjølv, utan nettverk.',
    checks: {
      signature: 'Signert i nettlesaren der valet vart teke',
      log: 'Finst i loggen og er uendra',
      logKey: 'Loggen er signert med sin eigen nøkkel',
      policy: 'Erklæringa er den som vart godteken',
      build: 'Programmet er det som spurde',
    },
    ok: 'Stemmer',
    failed: 'Stemmer ikkje',
    open: 'Kan ikkje kontrollerast her',
    trusted: (key) => `Nøkkelen som denne sida stolar på, slik loggen sjølv gav han opp: ${key}`,
    limits:
      'Ein signatur beviser at nøkkelen i denne nettlesaren har signert desse vala, og at dei ikkje er endra sidan. Han beviser ikkje kven som trykte på knappen.',
  },
}

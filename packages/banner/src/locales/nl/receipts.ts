import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Uw bonnen',
  intro:
    'Elke toestemming die in deze browser is gegeven, ondertekend met een sleutel die alleen deze browser heeft.',
  none: 'Er zijn geen bonnen in deze browser.',
  refusalsNotKept:
    'Een weigering wordt hier niet bewaard: de bon ervan kunt u alleen meteen downloaden.',
  back: 'Terug',
  unreadable: 'De bonnen kunnen in deze browser niet worden gelezen.',

  given: (names) => `Geaccepteerd: ${names}`,
  refused: (names) => `Geweigerd: ${names}`,
  withdrawn: 'Ingetrokken',
  renewed: 'Vernieuwd',
  inLog: 'In het logboek',
  waiting: 'Nog niet afgeleverd',
  validUntil: (date) => `Geldig tot ${date}`,
  shown: (what) => `Getoond: ${what}`,
  version: (hash) => `Versie van het beleid: ${hash}`,
  download: 'Downloaden',
  downloadAll: 'Alles downloaden als gegevens (JSON)',
  downloadPage: 'Downloaden als pagina die zichzelf controleert (HTML)',

  idLabel: 'Uw toestemmings-ID',
  idWhy: (controller) =>
    `Geef deze ID door aan ${controller} als u vragen over uw toestemmingen hebt.`,
  idCopy: 'Kopiëren',
  idCopied: 'Gekopieerd.',
  idQr: 'Toestemmings-ID als QR-code',

  withdrawalPage: {
    title: 'Uw toestemming intrekken',
    intro:
      'Druk op de knop om uw toestemming in te trekken. Door deze pagina te openen is er niets veranderd.',
    withdraw: 'Intrekken',
    done: 'Uw toestemming is ingetrokken.',
    failed: 'Dat is niet gelukt. Open de link in het bericht opnieuw of probeer het later.',
  },

  page: {
    title: 'Toestemmingsbonnen',
    intro: 'Deze pagina bevat bonnen en controleert die zelf, zonder netwerk.',
    checks: {
      signature: 'Ondertekend in de browser waarin de keuze is gemaakt',
      log: 'Staat ongewijzigd in het logboek',
      logKey: 'Het logboek is ondertekend met zijn eigen sleutel',
      policy: 'Dit is het beleid waarmee is ingestemd',
      build: 'Dit is het programma dat de vraag stelde',
    },
    ok: 'Klopt',
    failed: 'Klopt niet',
    open: 'Kan hier niet worden gecontroleerd',
    trusted: (key) =>
      `De sleutel die deze pagina vertrouwt, zoals het logboek zelf die gaf: ${key}`,
    limits:
      'Een handtekening bewijst dat de sleutel van deze browser deze keuzes heeft ondertekend en dat ze sindsdien niet zijn gewijzigd. Een handtekening bewijst niet wie op de knop heeft gedrukt.',
  },
}

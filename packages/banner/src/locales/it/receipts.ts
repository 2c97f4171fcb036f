import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Le tue ricevute',
  intro: 'Tutti i consensi dati in questo browser, firmati con una chiave presente solo qui.',
  none: 'In questo browser non ci sono ricevute.',
  refusalsNotKept:
    'Un rifiuto non lascia nulla qui: la ricevuta si può scaricare solo sul momento.',
  back: 'Indietro',
  unreadable: 'Non è possibile leggere le ricevute in questo browser.',

  given: (names) => `Accettato: ${names}`,
  refused: (names) => `Rifiutato: ${names}`,
  withdrawn: 'Revocato',
  renewed: 'Rinnovato',
  inLog: 'Nel registro',
  waiting: 'Non ancora trasmessa',
  validUntil: (date) => `Scadenza: ${date}`,
  shown: (what) => `Mostrato: ${what}`,
  version: (hash) => `Versione dell’informativa: ${hash}`,
  download: 'Scarica',
  downloadAll: 'Scarica tutto come dati (JSON)',
  downloadPage: 'Scarica come pagina che si verifica da sola (HTML)',

  idLabel: 'Il tuo identificativo del consenso',
  idWhy: (controller) => `Comunicalo a ${controller} quando chiedi informazioni sui tuoi consensi.`,
  idCopy: 'Copia',
  idCopied: 'Copiato.',
  idQr: 'Identificativo del consenso come codice QR',

  withdrawalPage: {
    title: 'Revoca il tuo consenso',
    intro:
      'Premi il pulsante per revocare il tuo consenso. L’apertura di questa pagina non ha cambiato nulla.',
    withdraw: 'Revoca',
    done: 'Il tuo consenso è revocato.',
    failed: 'Non ha funzionato. Apra di nuovo il link del messaggio o riprovi più tardi.',
  },

  page: {
    title: 'Ricevute di consenso',
    intro: 'Questa pagina contiene ricevute e le verifica da sola, senza rete.',
    checks: {
      signature: 'Firmata nel browser in cui è stata fatta la scelta',
      log: 'Presente nel registro e invariata',
      logKey: 'Il registro è firmato con la propria chiave',
      policy: 'L’informativa è quella che è stata accettata',
      build: 'Il programma è quello che ha posto la domanda',
    },
    ok: 'Corretto',
    failed: 'Non corretto',
    open: 'Non verificabile qui',
    trusted: (key) =>
      `La chiave di cui questa pagina si fida, come fornita dal registro stesso: ${key}`,
    limits:
      'Una firma prova che la chiave di questo browser ha firmato queste scelte e che da allora non sono state modificate. Non prova chi ha premuto il pulsante.',
  },
}

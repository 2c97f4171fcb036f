import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro: 'Decidi per ogni tipo di utilizzo. Ciò che è facoltativo funziona solo se lo attivi.',
  introNotice:
    'Decidi per ogni tipo di utilizzo. Ciò che è attivo resta tale finché non lo disattivi.',
  acceptAll: 'Accetta tutto',
  refuseAll: 'Rifiuta tutto',
  save: 'Salva le preferenze',
  withdraw: 'Revoca tutto',
  close: 'Chiudi',
  alwaysOn: 'Sempre attivo',
  showServices: plural('it', { one: '# servizio', many: '# di servizi', other: '# servizi' }),
  ownChoice: 'Consenti questo servizio',
  legalBasisLabel: 'Base giuridica',
  legalBasis: {
    consent: 'Consenso',
    'strictly-necessary': 'Strettamente necessario',
    'legitimate-interest': 'Legittimo interesse',
    contract: 'Contratto',
    'legal-obligation': 'Obbligo legale',
  },
  data: 'Dati',
  saleOrSharing: 'A questo scopo i dati vengono venduti o condivisi.',
  provider: 'Fornitore',
  country: 'Paese',
  transfer: 'Trasferimento',
  noTransfer: 'Nessuno al di fuori del SEE',
  retention: 'Periodo di conservazione',
  storedName: 'Nome',
  storedKind: 'Tipo',
  storedFor: 'Durata',
  cookie: 'Cookie',
  thirdPartyCookie: 'Cookie di terze parti',
  storage: {
    localStorage: 'Archiviazione locale',
    sessionStorage: 'Archiviazione di sessione',
    indexedDB: 'IndexedDB',
    cache: 'Cache',
  },
  session: 'Fino alla chiusura del browser',
  noStorage: 'Non memorizza nulla sul tuo dispositivo.',
  tableTitle: 'Cookie e tecnologie simili',
  service: 'Servizio',
  purpose: 'Finalità',
  status: {
    unknown: 'Non deciso',
    given: 'Accettato',
    refused: 'Rifiutato',
    withdrawn: 'Revocato',
    expired: 'Scaduto',
  },

  deleteStored: 'Elimina i dati memorizzati',
  deletedTitle: 'I dati memorizzati sono stati eliminati.',
  receipts: 'Le tue ricevute',
  reset: 'Dimentica questo dispositivo',

  reportTitle: 'Il tuo consenso è revocato.',
  reportRefused: 'Il tuo rifiuto è stato salvato.',
  reportRemoved: (names) => `Rimosso da questo dispositivo: ${names}.`,
  reportRemaining: (name, by) =>
    `Questa pagina non può rimuovere ${name}, impostato da ${by}. Puoi eliminarlo nelle impostazioni del browser.`,
  reportNothing: 'Su questo dispositivo non era memorizzato nulla.',
  reportRunning:
    'Ciò che è già stato avviato in questa pagina continua finché non la lasci o la ricarichi.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Accetta tutto',
  refuse: 'Rifiuta tutto',
  choose: 'Gestisci le preferenze',
  later: 'Decidi più tardi',
  closeAndRefuse: 'Chiudi e rifiuta',

  controller: 'Titolare del trattamento:',
  dpo: 'Responsabile della protezione dei dati:',
  terms: (recipients, duration) =>
    `Destinatari: ${recipients}. Usiamo questi cookie solo con il tuo consenso, che vale per ${duration}.`,
  months: { one: '# mese', other: '# mesi' },
  days: { one: '# giorno', other: '# giorni' },
  withdrawable: (control) =>
    `Puoi modificare la tua scelta o revocare il consenso in qualsiasi momento da «${control}».`,
  gpc: 'Il tuo browser invia il segnale Global Privacy Control: nessun dato viene venduto o condiviso se non lo consenti.',
  pressYourself: 'Non è stato accettato nulla: il pulsante devi premerlo tu.',
  loadFailed: 'Caricamento non riuscito. Controlla la connessione e riprova.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

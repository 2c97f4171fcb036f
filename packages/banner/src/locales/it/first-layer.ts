import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Accetta tutto',
  refuse: 'Rifiuta tutto',
  choose: 'Gestisci le preferenze',
  acceptAsked: 'Accetta',
  refuseAsked: 'Rifiuta',
  later: 'Decidi più tardi',
  closeAndRefuse: 'Chiudi e rifiuta',

  controller: 'Titolare del trattamento:',
  dpo: 'Responsabile della protezione dei dati:',
  terms: (recipients, duration) =>
    `Destinatari: ${recipients}. Usiamo questi cookie solo con il tuo consenso, che vale per ${duration}.`,
  withdrawable: (control) =>
    `Puoi modificare la tua scelta o revocare il consenso in qualsiasi momento da «${control}».`,
  earlierChoices: 'Le tue altre scelte restano invariate.',
  changed: (purposes) => `Novità o modifiche dalla tua ultima scelta: ${purposes}.`,
  expired: 'La tua ultima scelta è scaduta.',
  comingVersion: (date) =>
    `Una nuova versione di questa informativa entrerà in vigore in data ${date}.`,
  gpc: 'Il tuo browser invia il segnale Global Privacy Control: nessun dato viene venduto o condiviso se non lo consenti.',
  loadFailed: 'Caricamento non riuscito. Controlla la connessione e riprova.',
  pressYourself: 'Non è stato accettato nulla: il pulsante devi premerlo tu.',

  noticeTitle: 'I tuoi dati, la tua scelta',
  noticeIntro:
    'Usiamo i tuoi dati per le finalità seguenti. Puoi rifiutare ora o in qualsiasi momento.',
  noticeTerms: (recipients, duration) =>
    `Destinatari: ${recipients}. La tua scelta vale per ${duration}.`,

  placeholder: (source) =>
    `Questo contenuto è fornito da ${source}. Viene caricato solo se lo consenti.`,
  placeholderElsewhere: (source) =>
    `Il contenuto fornito da ${source} non viene mostrato in questa pagina.`,
  placeholderWhole: (purposes) =>
    `Può essere mostrato solo se consenti questo utilizzo per intero: ${purposes}.`,
  placeholderOnce: 'Solo questa volta',
  placeholderAlways: (service) => `Sempre per ${service}`,
  placeholderAlwaysFor: (purpose) => `Sempre: ${purpose}`,
  servicePolicy: 'Informativa sulla privacy',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

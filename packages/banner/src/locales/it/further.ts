import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Accetta',
  refuseAsked: 'Rifiuta',

  earlierChoices: 'Le tue altre scelte restano invariate.',
  changed: (purposes) => `Novità o modifiche dalla tua ultima scelta: ${purposes}.`,
  expired: 'La tua ultima scelta è scaduta.',
  comingVersion: (date) =>
    `Una nuova versione di questa informativa entrerà in vigore in data ${date}.`,

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
}

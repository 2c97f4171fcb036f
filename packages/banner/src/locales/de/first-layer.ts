import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Alle akzeptieren',
  refuse: 'Alle ablehnen',
  choose: 'Auswahl anpassen',
  later: 'Später entscheiden',
  closeAndRefuse: 'Schließen und ablehnen',

  controller: 'Verantwortlich:',
  dpo: 'Datenschutzbeauftragte(r):',
  terms: (recipients, duration) =>
    `Empfänger: ${recipients}. Ihre Einwilligung in die Verwendung von Cookies gilt ${duration}.`,
  months: { one: '# Monat', other: '# Monate' },
  days: { one: '# Tag', other: '# Tage' },
  withdrawable: (control) => `Sie können dies jederzeit unter „${control}“ ändern oder widerrufen.`,
  gpc: 'Ihr Browser sendet das Signal Global Privacy Control: Ohne Ihre Erlaubnis werden keine Daten verkauft oder weitergegeben.',
  pressYourself: 'Es wurde nichts akzeptiert: Drücken Sie bitte selbst auf die Schaltfläche.',
  loadFailed:
    'Das konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Alle akzeptieren',
  refuse: 'Alle ablehnen',
  choose: 'Auswahl anpassen',
  acceptAsked: 'Akzeptieren',
  refuseAsked: 'Ablehnen',
  later: 'Später entscheiden',
  closeAndRefuse: 'Schließen und ablehnen',

  controller: 'Verantwortlich:',
  dpo: 'Datenschutzbeauftragte(r):',
  terms: (recipients, duration) =>
    `Empfänger: ${recipients}. Ihre Einwilligung in die Verwendung von Cookies gilt ${duration}.`,
  withdrawable: (control) => `Sie können dies jederzeit unter „${control}“ ändern oder widerrufen.`,
  earlierChoices: 'Ihre übrigen Entscheidungen bleiben bestehen.',
  changed: (purposes) => `Neu oder geändert seit Ihrer letzten Auswahl: ${purposes}.`,
  expired: 'Ihre letzte Auswahl gilt nicht mehr.',
  comingVersion: (date) => `Ab dem ${date} gilt eine neue Fassung dieser Richtlinie.`,
  gpc: 'Ihr Browser sendet das Signal Global Privacy Control: Ohne Ihre Erlaubnis werden keine Daten verkauft oder weitergegeben.',
  loadFailed:
    'Das konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  pressYourself: 'Es wurde nichts akzeptiert: Drücken Sie bitte selbst auf die Schaltfläche.',

  noticeTitle: 'Ihre Daten, Ihre Entscheidung',
  noticeIntro:
    'Wir verwenden Ihre Daten für folgende Zwecke. Sie können jetzt oder jederzeit später ablehnen.',
  noticeTerms: (recipients, duration) => `Empfänger: ${recipients}. Ihre Auswahl gilt ${duration}.`,

  placeholder: (source) =>
    `Quelle dieses Inhalts: ${source}. Er wird erst geladen, wenn Sie es erlauben.`,
  placeholderElsewhere: (source) =>
    `Dieser Inhalt wird auf dieser Seite nicht angezeigt. Quelle: ${source}.`,
  placeholderWhole: (purposes) =>
    `Er kann nur angezeigt werden, wenn Sie diese Nutzung insgesamt erlauben: ${purposes}.`,
  placeholderOnce: 'Nur dieses Mal',
  placeholderAlways: (service) => `Immer erlauben: ${service}`,
  placeholderAlwaysFor: (purpose) => `Immer: ${purpose}`,
  servicePolicy: 'Datenschutzerklärung',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

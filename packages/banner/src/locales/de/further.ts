import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Akzeptieren',
  refuseAsked: 'Ablehnen',

  earlierChoices: 'Ihre übrigen Entscheidungen bleiben bestehen.',
  changed: (purposes) => `Neu oder geändert seit Ihrer letzten Auswahl: ${purposes}.`,
  expired: 'Ihre letzte Auswahl gilt nicht mehr.',
  comingVersion: (date) => `Ab dem ${date} gilt eine neue Fassung dieser Richtlinie.`,

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
}

import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Ihre Quittungen',
  intro:
    'Alle in diesem Browser erteilten Einwilligungen, signiert mit einem Schlüssel, den nur dieser Browser hat.',
  none: 'In diesem Browser gibt es keine Quittungen.',
  refusalsNotKept:
    'Eine Ablehnung wird hier nicht aufbewahrt: Die Quittung dafür lässt sich nur sofort herunterladen.',
  back: 'Zurück',
  unreadable: 'Die Quittungen können in diesem Browser nicht gelesen werden.',

  given: (names) => `Akzeptiert: ${names}`,
  refused: (names) => `Abgelehnt: ${names}`,
  withdrawn: 'Widerrufen',
  renewed: 'Erneuert',
  inLog: 'Im Protokoll',
  waiting: 'Noch nicht übermittelt',
  validUntil: (date) => `Gültig bis ${date}`,
  shown: (what) => `Angezeigt: ${what}`,
  version: (hash) => `Fassung der Richtlinie: ${hash}`,
  download: 'Herunterladen',
  downloadAll: 'Alle als Daten herunterladen (JSON)',
  downloadPage: 'Als Seite herunterladen, die sich selbst prüft (HTML)',

  idLabel: 'Ihre Einwilligungs-ID',
  idWhy: (controller) =>
    `Geben Sie sie an, wenn Sie bei dieser Stelle nach Ihren Einwilligungen fragen: ${controller}.`,
  idCopy: 'Kopieren',
  idCopied: 'Kopiert.',
  idQr: 'Einwilligungs-ID als QR-Code',

  withdrawalPage: {
    title: 'Einwilligung widerrufen',
    intro:
      'Drücken Sie auf die Schaltfläche, um Ihre Einwilligung zu widerrufen. Durch das Öffnen dieser Seite hat sich nichts geändert.',
    withdraw: 'Widerrufen',
    done: 'Ihre Einwilligung ist widerrufen.',
    failed:
      'Das hat nicht funktioniert. Öffnen Sie den Link aus der Nachricht erneut oder versuchen Sie es später.',
  },

  page: {
    title: 'Quittungen über Einwilligungen',
    intro: 'Diese Seite enthält Quittungen und prüft sie selbst, ohne Netzwerk.',
    checks: {
      signature: 'In dem Browser signiert, in dem entschieden wurde',
      log: 'Im Protokoll und unverändert',
      logKey: 'Das Protokoll ist mit seinem eigenen Schlüssel signiert',
      policy: 'Es ist die Richtlinie, der zugestimmt wurde',
      build: 'Es ist das Programm, das gefragt hat',
    },
    ok: 'Korrekt',
    failed: 'Nicht korrekt',
    open: 'Kann hier nicht geprüft werden',
    trusted: (key) =>
      `Der Schlüssel, dem diese Seite vertraut, wie ihn das Protokoll selbst angab: ${key}`,
    limits:
      'Eine Signatur beweist, dass der Schlüssel dieses Browsers diese Auswahl signiert hat und dass sie seitdem nicht geändert wurde. Sie beweist nicht, wer auf die Schaltfläche gedrückt hat.',
  },
}

import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro: 'Entscheiden Sie für jede Art der Nutzung. Optionales läuft nur, wenn Sie es einschalten.',
  introNotice:
    'Entscheiden Sie für jede Art der Nutzung. Was eingeschaltet ist, läuft, bis Sie es ausschalten.',
  acceptAll: 'Alle akzeptieren',
  refuseAll: 'Alle ablehnen',
  save: 'Auswahl speichern',
  withdraw: 'Alles widerrufen',
  close: 'Schließen',
  alwaysOn: 'Immer aktiv',
  showServices: plural('de', { one: '# Dienst', other: '# Dienste' }),
  ownChoice: 'Diesen Dienst erlauben',
  legalBasisLabel: 'Rechtsgrundlage',
  legalBasis: {
    consent: 'Einwilligung',
    'strictly-necessary': 'Unbedingt erforderlich',
    'legitimate-interest': 'Berechtigtes Interesse',
    contract: 'Vertrag',
    'legal-obligation': 'Rechtliche Verpflichtung',
  },
  data: 'Daten',
  saleOrSharing: 'Dafür werden Daten verkauft oder weitergegeben.',
  provider: 'Anbieter',
  country: 'Land',
  transfer: 'Übermittlung',
  noTransfer: 'Keine in Länder außerhalb des EWR',
  retention: 'Speicherdauer',
  storedName: 'Name',
  storedKind: 'Art',
  storedFor: 'Speicherdauer',
  cookie: 'Cookie',
  thirdPartyCookie: 'Cookie eines Drittanbieters',
  storage: {
    localStorage: 'Lokaler Speicher',
    sessionStorage: 'Sitzungsspeicher',
    indexedDB: 'IndexedDB',
    cache: 'Cache',
  },
  session: 'Bis der Browser geschlossen wird',
  noStorage: 'Speichert nichts auf Ihrem Gerät.',
  tableTitle: 'Cookies und ähnliche Technologien',
  service: 'Dienst',
  purpose: 'Zweck',
  status: {
    unknown: 'Nicht entschieden',
    given: 'Akzeptiert',
    refused: 'Abgelehnt',
    withdrawn: 'Widerrufen',
    expired: 'Abgelaufen',
  },

  deleteStored: 'Gespeicherte Daten löschen',
  deletedTitle: 'Die gespeicherten Daten wurden gelöscht.',
  receipts: 'Ihre Quittungen',
  reset: 'Dieses Gerät vergessen',

  reportTitle: 'Ihre Einwilligung ist widerrufen.',
  reportRefused: 'Ihre Ablehnung ist gespeichert.',
  reportRemoved: (names) => `Von diesem Gerät entfernt: ${names}.`,
  reportRemaining: (name, by) =>
    `${name} (gesetzt von: ${by}) kann von dieser Seite nicht entfernt werden. Das können Sie in den Einstellungen Ihres Browsers tun.`,
  reportNothing: 'Auf diesem Gerät war nichts gespeichert.',
  reportRunning:
    'Was hier bereits gestartet ist, läuft weiter, bis Sie die Seite verlassen oder neu laden.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

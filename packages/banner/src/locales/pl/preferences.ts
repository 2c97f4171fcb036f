import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Zdecyduj o każdym rodzaju wykorzystania danych. Nic opcjonalnego nie działa, dopóki tego nie włączysz.',
  introNotice:
    'Zdecyduj o każdym rodzaju wykorzystania danych. To, co jest włączone, działa, dopóki tego nie wyłączysz.',
  acceptAll: 'Zaakceptuj wszystkie',
  refuseAll: 'Odrzuć wszystkie',
  save: 'Zapisz wybór',
  withdraw: 'Wycofaj wszystko',
  close: 'Zamknij',
  alwaysOn: 'Zawsze włączone',
  showServices: plural('pl', {
    one: '# usługa',
    few: '# usługi',
    many: '# usług',
    other: '# usługi',
  }),
  ownChoice: 'Zezwól na tę usługę',
  legalBasisLabel: 'Podstawa prawna',
  legalBasis: {
    consent: 'Zgoda',
    'strictly-necessary': 'Ściśle niezbędne',
    'legitimate-interest': 'Prawnie uzasadniony interes',
    contract: 'Wykonanie umowy',
    'legal-obligation': 'Obowiązek prawny',
  },
  data: 'Dane',
  saleOrSharing: 'W tym celu dane są sprzedawane lub udostępniane.',
  provider: 'Dostawca',
  country: 'Kraj',
  transfer: 'Przekazywanie danych',
  noTransfer: 'Brak przekazywania poza EOG',
  retention: 'Okres przechowywania',
  storedName: 'Nazwa',
  storedKind: 'Rodzaj',
  storedFor: 'Okres przechowywania',
  cookie: 'Plik cookie',
  thirdPartyCookie: 'Plik cookie podmiotu zewnętrznego',
  storage: {
    localStorage: 'Pamięć lokalna',
    sessionStorage: 'Pamięć sesji',
    indexedDB: 'IndexedDB',
    cache: 'Pamięć podręczna',
  },
  session: 'Do zamknięcia przeglądarki',
  noStorage: 'Niczego nie zapisuje na Twoim urządzeniu.',
  tableTitle: 'Pliki cookie i podobne technologie',
  service: 'Usługa',
  purpose: 'Cel',
  status: {
    unknown: 'Brak decyzji',
    given: 'Zaakceptowano',
    refused: 'Odrzucono',
    withdrawn: 'Wycofano',
    expired: 'Wygasło',
  },

  deleteStored: 'Usuń zapisane dane',
  deletedTitle: 'Zapisane dane zostały usunięte.',
  receipts: 'Twoje paragony',
  reset: 'Zapomnij to urządzenie',

  reportTitle: 'Twoja zgoda została wycofana.',
  reportRefused: 'Twoja odmowa została zapisana.',
  reportRemoved: (names) => `Usunięto z tego urządzenia: ${names}.`,
  reportRemaining: (name, by) =>
    `Ta strona nie może usunąć: ${name} (źródło: ${by}). Możesz to zrobić w ustawieniach przeglądarki.`,
  reportNothing: 'Na tym urządzeniu nic nie było zapisane.',
  reportRunning:
    'To, co już zaczęło działać na tej stronie, będzie działać, dopóki jej nie opuścisz lub nie odświeżysz.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

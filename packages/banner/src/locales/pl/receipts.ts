import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Twoje paragony',
  intro:
    'Każda zgoda wyrażona w tej przeglądarce, podpisana kluczem, który ma tylko ta przeglądarka.',
  none: 'W tej przeglądarce nie ma paragonów.',
  refusalsNotKept: 'Po odmowie nic tu nie zostaje: jej paragon można pobrać tylko od razu.',
  back: 'Wstecz',
  unreadable: 'W tej przeglądarce nie można odczytać paragonów.',

  given: (names) => `Zaakceptowano: ${names}`,
  refused: (names) => `Odrzucono: ${names}`,
  withdrawn: 'Wycofano',
  renewed: 'Odnowiono',
  inLog: 'W rejestrze',
  waiting: 'Jeszcze nie dostarczono',
  validUntil: (date) => `Ważne do ${date}`,
  shown: (what) => `Wyświetlono: ${what}`,
  version: (hash) => `Wersja zasad: ${hash}`,
  download: 'Pobierz',
  downloadAll: 'Pobierz wszystkie jako dane (JSON)',
  downloadPage: 'Pobierz jako stronę, która sama się sprawdza (HTML)',

  idLabel: 'Twój identyfikator zgody',
  idWhy: (controller) =>
    `Podaj go, gdy pytasz o swoje zgody (administrator danych: ${controller}).`,
  idCopy: 'Kopiuj',
  idCopied: 'Skopiowano.',
  idQr: 'Identyfikator zgody jako kod QR',

  withdrawalPage: {
    title: 'Wycofanie zgody',
    intro: 'Naciśnij przycisk, aby wycofać zgodę. Samo otwarcie tej strony niczego nie zmieniło.',
    withdraw: 'Wycofaj',
    done: 'Twoja zgoda została wycofana.',
    failed: 'Nie udało się. Otwórz ponownie link z wiadomości lub spróbuj później.',
  },

  page: {
    title: 'Paragony zgody',
    intro: 'Ta strona zawiera paragony i sama je sprawdza, bez połączenia z siecią.',
    checks: {
      signature: 'Podpisano w przeglądarce, w której podjęto decyzję',
      log: 'Znajduje się w rejestrze, bez zmian',
      logKey: 'Rejestr jest podpisany własnym kluczem',
      policy: 'To te same zasady, na które wyrażono zgodę',
      build: 'To ten sam program, który zapytał o zgodę',
    },
    ok: 'Poprawne',
    failed: 'Niepoprawne',
    open: 'Nie można tego tu sprawdzić',
    trusted: (key) => `Klucz, któremu ta strona ufa, taki, jaki podał sam rejestr: ${key}`,
    limits:
      'Podpis dowodzi, że te decyzje podpisano kluczem tej przeglądarki i że od tego czasu ich nie zmieniono. Nie dowodzi, kto nacisnął przycisk.',
  },
}

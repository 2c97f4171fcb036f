import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Zaakceptuj wszystkie',
  refuse: 'Odrzuć wszystkie',
  choose: 'Dostosuj wybór',
  acceptAsked: 'Zaakceptuj',
  refuseAsked: 'Odrzuć',
  later: 'Zdecyduj później',
  closeAndRefuse: 'Zamknij i odrzuć',

  controller: 'Administrator danych:',
  dpo: 'Inspektor ochrony danych:',
  terms: (recipients, duration) =>
    `Używamy plików cookie. Liczba odbiorców danych: ${recipients}. Okres ważności Twojej zgody na te pliki: ${duration}.`,
  withdrawable: (control) =>
    `Decyzję możesz w każdej chwili zmienić lub wycofać, wybierając „${control}”.`,
  earlierChoices: 'Twoje pozostałe decyzje się nie zmieniają.',
  changed: (purposes) => `Nowe lub zmienione od Twojej ostatniej decyzji: ${purposes}.`,
  expired: 'Twoja ostatnia decyzja straciła ważność.',
  comingVersion: (date) => `Nowa wersja tych zasad obowiązuje od ${date}.`,
  gpc: 'Twoja przeglądarka wysyła sygnał Global Privacy Control: dane nie są sprzedawane ani udostępniane, chyba że na to zezwolisz.',
  loadFailed: 'Nie udało się wczytać tej części. Sprawdź połączenie i spróbuj ponownie.',
  pressYourself: 'Niczego nie zaakceptowano: naciśnij przycisk samodzielnie.',

  noticeTitle: 'Twoje dane, Twój wybór',
  noticeIntro:
    'Używamy Twoich danych w poniższych celach. Możesz odmówić teraz lub w dowolnej chwili.',
  noticeTerms: (recipients, duration) =>
    `Liczba odbiorców danych: ${recipients}. Okres ważności Twojej decyzji: ${duration}.`,

  placeholder: (source) =>
    `Źródło tej treści: ${source}. Treść zostanie wczytana, gdy na to zezwolisz.`,
  placeholderElsewhere: (source) => `Na tej stronie nie wyświetlamy treści ze źródła: ${source}.`,
  placeholderWhole: (purposes) =>
    `Można ją wyświetlić tylko wtedy, gdy zezwolisz w całości na to wykorzystanie danych: ${purposes}.`,
  placeholderOnce: 'Tylko tym razem',
  placeholderAlways: (service) => `Zawsze: ${service}`,
  placeholderAlwaysFor: (purpose) => `Zawsze: ${purpose}`,
  servicePolicy: 'Polityka prywatności',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

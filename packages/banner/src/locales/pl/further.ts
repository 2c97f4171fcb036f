import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Zaakceptuj',
  refuseAsked: 'Odrzuć',

  earlierChoices: 'Twoje pozostałe decyzje się nie zmieniają.',
  changed: (purposes) => `Nowe lub zmienione od Twojej ostatniej decyzji: ${purposes}.`,
  expired: 'Twoja ostatnia decyzja straciła ważność.',
  comingVersion: (date) => `Nowa wersja tych zasad obowiązuje od ${date}.`,

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
}

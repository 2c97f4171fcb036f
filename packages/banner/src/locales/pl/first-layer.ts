import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Zaakceptuj wszystkie',
  refuse: 'Odrzuć wszystkie',
  choose: 'Dostosuj wybór',
  later: 'Zdecyduj później',
  closeAndRefuse: 'Zamknij i odrzuć',

  controller: 'Administrator danych:',
  dpo: 'Inspektor ochrony danych:',
  terms: (recipients, duration) =>
    `Używamy plików cookie. Liczba odbiorców danych: ${recipients}. Okres ważności Twojej zgody na te pliki: ${duration}.`,
  months: { one: '# miesiąc', few: '# miesiące', other: '# miesięcy' },
  days: { one: '# dzień', other: '# dni' },
  withdrawable: (control) =>
    `Decyzję możesz w każdej chwili zmienić lub wycofać, wybierając „${control}”.`,
  gpc: 'Twoja przeglądarka wysyła sygnał Global Privacy Control: dane nie są sprzedawane ani udostępniane, chyba że na to zezwolisz.',
  pressYourself: 'Niczego nie zaakceptowano: naciśnij przycisk samodzielnie.',
  loadFailed: 'Nie udało się wczytać tej części. Sprawdź połączenie i spróbuj ponownie.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

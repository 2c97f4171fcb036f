import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Az összes elfogadása',
  refuse: 'Az összes elutasítása',
  choose: 'Egyéni beállítások',
  later: 'Döntés később',
  closeAndRefuse: 'Bezárás és elutasítás',

  controller: 'Adatkezelő:',
  dpo: 'Adatvédelmi tisztviselő:',
  terms: (recipients, duration) =>
    `Címzettek száma: ${recipients}. E sütik használatához adott hozzájárulása ennyi ideig érvényes: ${duration}.`,
  months: { other: '# hónap' },
  days: { other: '# nap' },
  withdrawable: (control) =>
    `Döntését bármikor módosíthatja, hozzájárulását bármikor visszavonhatja itt: „${control}”.`,
  gpc: 'Böngészője a Global Privacy Control jelzést küldi: az Ön engedélye nélkül nem adunk el és nem osztunk meg adatokat.',
  pressYourself: 'Nem fogadott el semmit: a gombot Önnek kell megnyomnia.',
  loadFailed: 'A betöltés nem sikerült. Ellenőrizze a kapcsolatot, és próbálja újra.',

  further: () => import('./further.ts').then(({ strings }) => strings),
  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

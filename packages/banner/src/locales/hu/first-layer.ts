import type { Strings } from '../strings.ts'

export const strings: Strings = {
  dir: 'ltr',
  colon: ': ',

  accept: 'Az összes elfogadása',
  refuse: 'Az összes elutasítása',
  choose: 'Egyéni beállítások',
  acceptAsked: 'Elfogadás',
  refuseAsked: 'Elutasítás',
  later: 'Döntés később',
  closeAndRefuse: 'Bezárás és elutasítás',

  controller: 'Adatkezelő:',
  dpo: 'Adatvédelmi tisztviselő:',
  terms: (recipients, duration) =>
    `Címzettek száma: ${recipients}. E sütik használatához adott hozzájárulása ennyi ideig érvényes: ${duration}.`,
  withdrawable: (control) =>
    `Döntését bármikor módosíthatja, hozzájárulását bármikor visszavonhatja itt: „${control}”.`,
  earlierChoices: 'Többi döntése változatlan marad.',
  changed: (purposes) => `Legutóbbi döntése óta új vagy megváltozott: ${purposes}.`,
  expired: 'Legutóbbi döntése már nem érvényes.',
  comingVersion: (date) => `E tájékoztató új változatának hatálybalépése: ${date}`,
  gpc: 'Böngészője a Global Privacy Control jelzést küldi: az Ön engedélye nélkül nem adunk el és nem osztunk meg adatokat.',
  loadFailed: 'A betöltés nem sikerült. Ellenőrizze a kapcsolatot, és próbálja újra.',
  pressYourself: 'Nem fogadott el semmit: a gombot Önnek kell megnyomnia.',

  noticeTitle: 'Az Ön adatai, az Ön döntése',
  noticeIntro: 'Adatait a következőkre használjuk. Most vagy később bármikor nemet mondhat.',
  noticeTerms: (recipients, duration) =>
    `Címzettek száma: ${recipients}. Döntése ennyi ideig érvényes: ${duration}.`,

  placeholder: (source) => `A tartalom forrása: ${source}. Akkor töltődik be, ha Ön engedélyezi.`,
  placeholderElsewhere: (source) =>
    `Ezen az oldalon nem jelenik meg az innen származó tartalom: ${source}.`,
  placeholderWhole: (purposes) =>
    `Csak akkor jeleníthető meg, ha Ön ezt a felhasználást teljes egészében engedélyezi: ${purposes}.`,
  placeholderOnce: 'Csak most',
  placeholderAlways: (service) => `Mindig innen: ${service}`,
  placeholderAlwaysFor: (purpose) => `Mindig: ${purpose}`,
  servicePolicy: 'Adatvédelmi tájékoztató',

  preferences: () => import('./preferences.ts').then(({ strings }) => strings),
}

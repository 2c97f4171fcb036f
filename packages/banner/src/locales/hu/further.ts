import type { FurtherStrings } from '../strings.ts'

export const strings: FurtherStrings = {
  acceptAsked: 'Elfogadás',
  refuseAsked: 'Elutasítás',

  earlierChoices: 'Többi döntése változatlan marad.',
  changed: (purposes) => `Legutóbbi döntése óta új vagy megváltozott: ${purposes}.`,
  expired: 'Legutóbbi döntése már nem érvényes.',
  comingVersion: (date) => `E tájékoztató új változatának hatálybalépése: ${date}`,

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
}

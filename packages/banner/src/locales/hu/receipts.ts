import type { ReceiptsStrings } from '../strings.ts'

export const strings: ReceiptsStrings = {
  title: 'Az Ön nyugtái',
  intro:
    'Az ebben a böngészőben adott összes hozzájárulás, olyan kulccsal aláírva, amely csak ennek a böngészőnek van meg.',
  none: 'Ebben a böngészőben nincsenek nyugták.',
  refusalsNotKept: 'Az elutasításnak itt nem marad nyoma: a nyugtája csak azonnal tölthető le.',
  back: 'Vissza',
  unreadable: 'A nyugták ebben a böngészőben nem olvashatók.',

  given: (names) => `Elfogadva: ${names}`,
  refused: (names) => `Elutasítva: ${names}`,
  withdrawn: 'Visszavonva',
  renewed: 'Megújítva',
  inLog: 'A naplóban',
  waiting: 'Még nincs elküldve',
  validUntil: (date) => `Érvényesség vége: ${date}`,
  shown: (what) => `Megjelenítve: ${what}`,
  version: (hash) => `A tájékoztató változata: ${hash}`,
  download: 'Letöltés',
  downloadAll: 'Az összes letöltése adatként (JSON)',
  downloadPage: 'Letöltés önmagát ellenőrző oldalként (HTML)',

  idLabel: 'Az Ön hozzájárulási azonosítója',
  idWhy: (controller) =>
    `Adja meg az adatkezelőnek (${controller}), ha a hozzájárulásairól érdeklődik.`,
  idCopy: 'Másolás',
  idCopied: 'Másolva.',
  idQr: 'Hozzájárulási azonosító QR-kódként',

  withdrawalPage: {
    title: 'A hozzájárulás visszavonása',
    intro:
      'Hozzájárulása visszavonásához nyomja meg a gombot. Az oldal megnyitása semmit sem változtatott meg.',
    withdraw: 'Visszavonás',
    done: 'Hozzájárulását visszavonta.',
    failed:
      'Ez nem sikerült. Nyissa meg újra az üzenetben lévő hivatkozást, vagy próbálja meg később.',
  },

  page: {
    title: 'Nyugták a hozzájárulásokról',
    intro: 'Ez az oldal nyugtákat tartalmaz, és maga ellenőrzi őket, hálózat nélkül.',
    checks: {
      signature: 'Abban a böngészőben írták alá, ahol a döntés született',
      log: 'Szerepel a naplóban, változatlanul',
      logKey: 'A naplót a saját kulcsával írták alá',
      policy: 'A tájékoztató az, amelyet elfogadtak',
      build: 'A program az, amely a kérdést feltette',
    },
    ok: 'Rendben',
    failed: 'Nincs rendben',
    open: 'Itt nem ellenőrizhető',
    trusted: (key) =>
      `A kulcs, amelyben ez az oldal megbízik, ahogyan maga a napló megadta: ${key}`,
    limits:
      'Az aláírás azt bizonyítja, hogy ezeket a döntéseket ennek a böngészőnek a kulcsával írták alá, és azóta nem változtatták meg őket. Azt nem bizonyítja, hogy ki nyomta meg a gombot.',
  },
}

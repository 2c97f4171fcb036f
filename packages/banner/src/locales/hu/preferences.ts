import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro:
    'Döntsön minden célról külön. A választható elemek csak akkor működnek, ha bekapcsolja őket.',
  introNotice:
    'Döntsön minden célról külön. A bekapcsolt elemek addig működnek, amíg ki nem kapcsolja őket.',
  acceptAll: 'Az összes elfogadása',
  refuseAll: 'Az összes elutasítása',
  save: 'Beállítások mentése',
  withdraw: 'Minden hozzájárulás visszavonása',
  close: 'Bezárás',
  alwaysOn: 'Mindig bekapcsolva',
  showServices: plural('hu', { one: '# szolgáltatás', other: '# szolgáltatás' }),
  ownChoice: 'A szolgáltatás engedélyezése',
  legalBasisLabel: 'Jogalap',
  legalBasis: {
    consent: 'Hozzájárulás',
    'strictly-necessary': 'Feltétlenül szükséges',
    'legitimate-interest': 'Jogos érdek',
    contract: 'Szerződés',
    'legal-obligation': 'Jogi kötelezettség',
  },
  data: 'Adatok',
  saleOrSharing: 'Ebből a célból adatokat adnak el vagy osztanak meg.',
  provider: 'Szolgáltató',
  country: 'Ország',
  transfer: 'Adattovábbítás',
  noTransfer: 'Az EGT-n kívülre nincs',
  retention: 'Megőrzési idő',
  storedName: 'Név',
  storedKind: 'Típus',
  storedFor: 'Megőrzési idő',
  cookie: 'Süti',
  thirdPartyCookie: 'Harmadik fél sütije',
  storage: {
    localStorage: 'Helyi tároló',
    sessionStorage: 'Munkamenet-tároló',
    indexedDB: 'IndexedDB',
    cache: 'Gyorsítótár',
  },
  session: 'A böngésző bezárásáig',
  noStorage: 'Semmit sem tárol az Ön eszközén.',
  tableTitle: 'Sütik és hasonló technológiák',
  service: 'Szolgáltatás',
  purpose: 'Cél',
  status: {
    unknown: 'Nincs döntés',
    given: 'Elfogadva',
    refused: 'Elutasítva',
    withdrawn: 'Visszavonva',
    expired: 'Lejárt',
  },

  deleteStored: 'Tárolt adatok törlése',
  deletedTitle: 'A tárolt adatok törlődtek.',
  receipts: 'Az Ön nyugtái',
  reset: 'Eszköz elfelejtése',

  reportTitle: 'Hozzájárulását visszavonta.',
  reportRefused: 'Elutasítását elmentettük.',
  reportRemoved: (names) => `Erről az eszközről eltávolítva: ${names}.`,
  reportRemaining: (name, by) =>
    `Ez az oldal nem tudja eltávolítani a következőt: ${name} (létrehozta: ${by}). A böngésző beállításaiban törölheti.`,
  reportNothing: 'Ezen az eszközön nem volt semmi tárolva.',
  reportRunning:
    'Ami ezen az oldalon már elindult, az folytatódik, amíg el nem hagyja vagy újra nem tölti az oldalt.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

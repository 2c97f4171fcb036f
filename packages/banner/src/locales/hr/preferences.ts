import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro: 'Odlučite o svakoj vrsti upotrebe podataka. Ništa neobavezno ne radi dok to ne uključite.',
  introNotice:
    'Odlučite o svakoj vrsti upotrebe podataka. Ono što je uključeno radi dok to ne isključite.',
  acceptAll: 'Prihvati sve',
  refuseAll: 'Odbij sve',
  save: 'Spremi odabir',
  withdraw: 'Povuci sve privole',
  close: 'Zatvori',
  alwaysOn: 'Uvijek uključeno',
  showServices: plural('hr', { one: '# usluga', few: '# usluge', other: '# usluga' }),
  ownChoice: 'Dopusti ovu uslugu',
  legalBasisLabel: 'Pravna osnova',
  legalBasis: {
    consent: 'Privola',
    'strictly-necessary': 'Strogo nužno',
    'legitimate-interest': 'Legitimni interes',
    contract: 'Izvršavanje ugovora',
    'legal-obligation': 'Pravna obveza',
  },
  data: 'Podaci',
  saleOrSharing: 'U tu se svrhu podaci prodaju ili dijele.',
  provider: 'Pružatelj usluge',
  country: 'Država',
  transfer: 'Prijenos podataka',
  noTransfer: 'Nema prijenosa izvan EGP-a',
  retention: 'Razdoblje pohrane',
  storedName: 'Naziv',
  storedKind: 'Vrsta',
  storedFor: 'Razdoblje pohrane',
  cookie: 'Kolačić',
  thirdPartyCookie: 'Kolačić treće strane',
  storage: {
    localStorage: 'Lokalna pohrana',
    sessionStorage: 'Pohrana sesije',
    indexedDB: 'IndexedDB',
    cache: 'Predmemorija',
  },
  session: 'Do zatvaranja preglednika',
  noStorage: 'Ne sprema ništa na vaš uređaj.',
  tableTitle: 'Kolačići i slične tehnologije',
  service: 'Usluga',
  purpose: 'Svrha',
  status: {
    unknown: 'Nije odlučeno',
    given: 'Prihvaćeno',
    refused: 'Odbijeno',
    withdrawn: 'Povučeno',
    expired: 'Isteklo',
  },

  deleteStored: 'Izbriši spremljene podatke',
  deletedTitle: 'Spremljeni podaci su izbrisani.',
  receipts: 'Vaše potvrde',
  reset: 'Zaboravi ovaj uređaj',

  reportTitle: 'Vaša je privola povučena.',
  reportRefused: 'Vaše je odbijanje spremljeno.',
  reportRemoved: (names) => `Uklonjeno s ovog uređaja: ${names}.`,
  reportRemaining: (name, by) =>
    `Ova stranica ne može ukloniti: ${name} (izvor: ${by}). To možete izbrisati u postavkama preglednika.`,
  reportNothing: 'Na ovom uređaju ništa nije bilo spremljeno.',
  reportRunning:
    'Ono što je na ovoj stranici već pokrenuto radi dok je ne napustite ili ponovno ne učitate.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

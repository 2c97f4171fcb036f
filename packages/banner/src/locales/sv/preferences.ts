import { plural } from '../plural.ts'
import type { PreferencesStrings } from '../strings.ts'

export const strings: PreferencesStrings = {
  intro: 'Bestäm för varje användning. Inget valfritt körs om du inte slår på det.',
  introNotice: 'Bestäm för varje användning. Det som är på körs tills du slår av det.',
  acceptAll: 'Godkänn alla',
  refuseAll: 'Neka alla',
  save: 'Spara val',
  withdraw: 'Återkalla allt',
  close: 'Stäng',
  alwaysOn: 'Alltid på',
  showServices: plural('sv', { one: '# tjänst', other: '# tjänster' }),
  ownChoice: 'Tillåt den här tjänsten',
  legalBasisLabel: 'Rättslig grund',
  legalBasis: {
    consent: 'Samtycke',
    'strictly-necessary': 'Absolut nödvändigt',
    'legitimate-interest': 'Berättigat intresse',
    contract: 'Avtal',
    'legal-obligation': 'Rättslig förpliktelse',
  },
  data: 'Uppgifter',
  saleOrSharing: 'Uppgifter säljs eller delas för detta.',
  provider: 'Leverantör',
  country: 'Land',
  transfer: 'Överföring',
  noTransfer: 'Ingen utanför EES',
  retention: 'Sparas i',
  storedName: 'Namn',
  storedKind: 'Typ',
  storedFor: 'Sparas i',
  cookie: 'Kaka',
  thirdPartyCookie: 'Tredjepartskaka',
  storage: {
    localStorage: 'Lokal lagring',
    sessionStorage: 'Sessionslagring',
    indexedDB: 'IndexedDB',
    cache: 'Cache',
  },
  session: 'Tills webbläsaren stängs',
  noStorage: 'Lagrar inget på din enhet.',
  tableTitle: 'Kakor och liknande tekniker',
  service: 'Tjänst',
  purpose: 'Ändamål',
  status: {
    unknown: 'Inte bestämt',
    given: 'Godkänt',
    refused: 'Nekat',
    withdrawn: 'Återkallat',
    expired: 'Gäller inte längre',
  },

  deleteStored: 'Radera lagrade uppgifter',
  deletedTitle: 'Lagrade uppgifter är raderade.',
  receipts: 'Dina kvitton',
  reset: 'Glöm den här enheten',

  reportTitle: 'Ditt samtycke är återkallat.',
  reportRefused: 'Ditt nej är sparat.',
  reportRemoved: (names) => `Borttaget från den här enheten: ${names}.`,
  reportRemaining: (name, by) =>
    `${name}, satt av ${by}, kan inte tas bort av den här sidan. Du kan radera den i webbläsarens inställningar.`,
  reportNothing: 'Inget var lagrat på den här enheten.',
  reportRunning:
    'Det som redan startat på sidan fortsätter tills du lämnar den eller laddar om den.',

  receiptsView: () => import('./receipts.ts').then(({ strings }) => strings),
}

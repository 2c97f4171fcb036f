import type { Strings } from './strings.ts'

export const strings: Strings = {
  dir: 'ltr',

  accept: 'Godkänn alla',
  refuse: 'Neka alla',
  choose: 'Gör egna val',
  acceptAsked: 'Godkänn',
  refuseAsked: 'Neka',
  later: 'Bestäm senare',
  closeAndRefuse: 'Stäng och neka',

  controller: 'Ansvarig:',
  dpo: 'Dataskyddsombud:',
  terms: (recipients, duration) =>
    `${recipients === 1 ? '1 mottagare får' : `${recipients} mottagare får`} uppgifter. Ditt samtycke till dessa kakor gäller i ${duration}.`,
  withdrawable: 'Du kan när som helst ändra eller återkalla det under ”Kakinställningar”.',
  earlierChoices: 'Dina övriga val ligger fast.',
  gpc: 'Din webbläsare ber oss att inte sälja eller dela dina uppgifter (Global Privacy Control). Det följer vi.',
  pressYourself: 'Ingenting är godkänt ännu: tryck själv på knappen, med pekare eller tangent.',

  reopen: 'Kakinställningar',

  preferencesTitle: 'Kakinställningar',
  preferencesIntro: 'Bestäm för varje användning. Inget valfritt körs om du inte slår på det.',
  acceptAll: 'Godkänn alla',
  refuseAll: 'Neka alla',
  save: 'Spara val',
  withdraw: 'Återkalla allt',
  close: 'Stäng',
  alwaysOn: 'Alltid på',
  showServices: (count) => (count === 1 ? '1 tjänst' : `${count} tjänster`),
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
  servicePolicy: 'Integritetspolicy',
  storedName: 'Namn',
  storedKind: 'Typ',
  storedFor: 'Sparas i',
  cookie: 'Kaka',
  storage: {
    localStorage: 'Lokal lagring',
    sessionStorage: 'Sessionslagring',
    indexedDB: 'IndexedDB',
    cache: 'Cache',
  },
  session: 'Tills webbläsaren stängs',
  noStorage: 'Lagrar inget på din enhet.',

  reportTitle: 'Ditt samtycke är återkallat.',
  reportRemoved: (names) => `Borttaget från den här enheten: ${names}.`,
  reportRemaining: (name, by) =>
    `${name}, satt av ${by}, kan inte tas bort av den här sidan. Du kan radera den i webbläsarens inställningar.`,
  reportNothing: 'Inget var lagrat på den här enheten.',

  placeholder: (service, provider) =>
    `Innehållet kommer från ${service === provider ? service : `${service} (${provider})`}. Det laddas när du tillåter det.`,
  placeholderAllow: (service) => `Tillåt ${service}`,
}

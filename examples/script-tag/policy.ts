// A data table: the demo shop's whole policy, in two languages.
import type { Policy } from 'kvitto'

export interface DemoAddresses {
  sitePort: number
  thirdPartyPort: number
  /** More origins that serve the same site, e.g. `http://shop.localhost:8788`. */
  origins?: string[]
}

/** With the ports of `npm start`; what `kvitto publish` takes. */
export default demoPolicy({ sitePort: 8788, thirdPartyPort: 8789 })

/** The policy of the demo shop; hosts and origins follow the chosen ports. */
export function demoPolicy({ sitePort, thirdPartyPort, origins = [] }: DemoAddresses): Policy {
  const thirdParties = `127.0.0.1:${thirdPartyPort}`
  return {
    site: 'demo',
    version: '2026-11',
    effectiveAt: '2026-01-01T00:00:00Z',
    origins: [`http://localhost:${sitePort}`, ...origins],
    controller: {
      name: 'Hamnbod Papper',
      address: 'Strandgatan 0, Visby',
      contact: 'hej@hamnbod.example',
      url: 'https://hamnbod.example',
    },
    dpo: { name: 'Hamnbod Papper', contact: 'dpo@hamnbod.example' },
    authority: {
      name: 'Integritetsskyddsmyndigheten',
      contact: 'imy@imy.se',
      url: 'https://www.imy.se',
    },
    jurisdiction: 'SE',
    categories: [
      {
        id: 'essential',
        title: { en: 'Essential', sv: 'Nödvändigt' },
        description: {
          en: 'What the shop needs to work. Always on.',
          sv: 'Det som butiken behöver för att fungera. Alltid på.',
        },
      },
      {
        id: 'functional',
        title: { en: 'Functional', sv: 'Funktioner' },
        description: {
          en: 'Extras that another company delivers, such as films.',
          sv: 'Tillägg som ett annat företag levererar, till exempel filmer.',
        },
      },
      {
        id: 'analytics',
        title: { en: 'Analytics', sv: 'Analys' },
        description: {
          en: 'Counts that show which pages are read.',
          sv: 'Räkning som visar vilka sidor som läses.',
        },
      },
      {
        id: 'letters',
        title: { en: 'Letters', sv: 'Brev' },
        description: {
          en: 'What you asked us to send you.',
          sv: 'Det som du har bett oss att skicka.',
        },
      },
    ],
    purposes: [
      {
        id: 'essential',
        category: 'essential',
        title: { en: 'Keep your basket', sv: 'Behålla din varukorg' },
        description: {
          en: 'Remembers what you put in the basket until you order.',
          sv: 'Minns vad du lagt i varukorgen tills du beställer.',
        },
        legalBasis: 'strictly-necessary',
        reason: {
          en: 'Without it the basket would be empty on the next page.',
          sv: 'Utan den vore varukorgen tom på nästa sida.',
        },
        dataTypes: ['basket'],
        saleOrSharing: false,
        dpv: 'dpv:ServiceProvision',
      },
      {
        id: 'functional',
        category: 'functional',
        title: { en: 'Show films', sv: 'Visa filmer' },
        description: {
          en: 'Plays films from our workshop. The film company sees your IP address.',
          sv: 'Spelar filmer från vår verkstad. Filmföretaget ser din IP-adress.',
        },
        legalBasis: 'consent',
        dataTypes: ['ip-address'],
        saleOrSharing: false,
        dpv: 'dpv:EnhanceUserExperience',
      },
      {
        id: 'analytics',
        category: 'analytics',
        title: { en: 'Count visits', sv: 'Räkna besök' },
        description: {
          en: 'Counts visits and pages, so that we know what to write more about.',
          sv: 'Räknar besök och sidor, så att vi vet vad vi ska skriva mer om.',
        },
        legalBasis: 'consent',
        dataTypes: ['pages', 'ip-address'],
        saleOrSharing: false,
        dpv: 'dpv:ServiceUsageAnalytics',
      },
      {
        id: 'letters',
        asked: 'form',
        category: 'letters',
        title: { en: 'Letters from the workshop', sv: 'Brev från verkstaden' },
        description: {
          en: 'Send me four letters a year by e-mail. I can end it in every letter.',
          sv: 'Skicka mig fyra brev om året med e-post. Jag kan avsluta det i varje brev.',
        },
        legalBasis: 'consent',
        dataTypes: ['e-mail'],
        saleOrSharing: false,
        dpv: 'dpv:DirectMarketing',
      },
    ],
    services: [
      {
        id: 'basket',
        name: 'Hamnbod Papper',
        role: 'processor',
        provider: 'Hamnbod Papper, Visby',
        country: 'SE',
        transfer: null,
        retention: 'P7D',
        purposes: ['essential'],
        hosts: [],
        cookies: [{ name: 'basket', lifetime: 'P7D' }],
        storage: [],
      },
      {
        id: 'video',
        name: 'Filmrulle',
        role: 'processor',
        provider: 'Filmrulle AB, Malmö',
        country: 'SE',
        transfer: null,
        retention: 'P30D',
        purposes: ['functional'],
        hosts: [`${thirdParties}/video/`],
        cookies: [],
        storage: [],
        url: `http://${thirdParties}/video/privacy`,
      },
      {
        id: 'stats',
        name: 'Räkneverk',
        role: 'processor',
        provider: 'Räkneverk ApS, Aarhus',
        country: 'DK',
        transfer: null,
        retention: 'P13M',
        purposes: ['analytics'],
        hosts: [`${thirdParties}/stats/`],
        cookies: [
          { name: '_demo_visit', lifetime: 'P13M' },
          { name: 'third_visit', lifetime: 'P30D', thirdParty: true },
        ],
        storage: [{ kind: 'localStorage', name: '_demo_session', lifetime: 'P13M' }],
        url: `http://${thirdParties}/stats/privacy`,
      },
    ],
    texts: {
      en: {
        title: 'May we count your visit?',
        intro:
          'We would like to count visits and show films from our workshop. ' +
          'Two companies help us with that. You can change your mind at any time.',
        reopen: 'Privacy choices',
        dataTypes: {
          basket: 'Your basket',
          'e-mail': 'E-mail address',
          'ip-address': 'IP address',
          pages: 'Pages you read',
        },
      },
      sv: {
        title: 'Får vi räkna ditt besök?',
        intro:
          'Vi vill gärna räkna besök och visa filmer från vår verkstad. ' +
          'Två företag hjälper oss med det. Du kan ändra dig när som helst.',
        reopen: 'Integritetsval',
        dataTypes: {
          basket: 'Din varukorg',
          'e-mail': 'E-postadress',
          'ip-address': 'IP-adress',
          pages: 'Sidor du läser',
        },
      },
    },
    behaviour: {
      expiresAfter: 'P12M',
      onClose: 'later',
      hostGrants: 'gesture',
      proof: 'linked',
      noReload: ['/order/**'],
    },
    retention: { records: 'P36M' },
  }
}

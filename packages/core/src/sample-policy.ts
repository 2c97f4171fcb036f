import { definePolicy } from './define-policy.ts'
import type { Policy } from './policy.ts'

/** For tests: one essential purpose, two that are asked, a service of each. */
export function samplePolicy(members: Partial<Policy> = {}): Policy {
  const one = (text: string) => ({ en: text })
  const purpose = { dataTypes: ['pages'], saleOrSharing: false, description: one('Text') }
  const service = {
    role: 'processor' as const,
    provider: 'A company',
    country: 'SE',
    transfer: null,
    retention: 'P1M',
    hosts: [],
    storage: [],
  }
  return definePolicy({
    site: 'demo',
    version: '2026-11',
    effectiveAt: '2026-01-01T00:00:00Z',
    origins: ['https://shop.example'],
    controller: {
      name: 'Shop',
      address: 'Visby',
      contact: 'a@shop.example',
      url: 'https://shop.example',
    },
    jurisdiction: 'SE',
    categories: [{ id: 'all', title: one('All'), description: one('Text') }],
    purposes: [
      {
        ...purpose,
        id: 'essential',
        category: 'all',
        title: one('Basket'),
        legalBasis: 'strictly-necessary',
        reason: one('So'),
      },
      { ...purpose, id: 'analytics', category: 'all', title: one('Count'), legalBasis: 'consent' },
      {
        ...purpose,
        id: 'ads',
        category: 'all',
        title: one('Ads'),
        legalBasis: 'consent',
        saleOrSharing: true,
      },
    ],
    services: [
      {
        ...service,
        id: 'basket',
        name: 'Shop',
        purposes: ['essential'],
        cookies: [{ name: 'basket', lifetime: 'P7D' }],
      },
      {
        ...service,
        id: 'stats',
        name: 'Stats',
        purposes: ['analytics', 'essential'],
        cookies: [
          { name: '_s*', lifetime: 'P1Y' },
          { name: 'far', lifetime: 'P1Y', thirdParty: true },
        ],
        storage: [
          { kind: 'localStorage', name: 'a', lifetime: 'P1Y' },
          { kind: 'sessionStorage', name: 'b', lifetime: 'session' },
          { kind: 'indexedDB', name: 'c', lifetime: 'P1Y' },
          { kind: 'cache', name: 'd', lifetime: 'P1Y' },
        ],
      },
      { ...service, id: 'ad-network', name: 'Ads', purposes: ['ads'], cookies: [] },
    ],
    texts: {
      en: {
        title: 'May we?',
        intro: 'Text',
        reopen: 'Privacy choices',
        dataTypes: { pages: 'Pages' },
      },
    },
    behaviour: { expiresAfter: 'P6M', onClose: 'later', hostGrants: 'gesture', proof: 'linked' },
    retention: { records: 'P36M' },
    ...members,
  })
}

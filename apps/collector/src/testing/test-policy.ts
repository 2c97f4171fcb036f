import type { Policy } from '@kvitto/core'

type Service = Policy['services'][number]

const localized = (text: string) => ({ en: text })

/** A small policy that passes the validator. */
export function testPolicy(changes: Partial<Policy> = {}): Policy {
  return {
    site: 'demo',
    version: '2026-11',
    effectiveAt: '2026-01-01T00:00:00Z',
    origins: ['https://shop.example', 'https://*.preview.example', 'http://shop.test'],
    controller: {
      name: 'Shop AB',
      address: 'Storgatan 1, Lund',
      contact: 'dpo@shop.example',
      url: 'https://shop.example',
    },
    jurisdiction: 'SE',
    categories: [
      { id: 'essential', title: localized('Essential'), description: localized('Needed.') },
      { id: 'analytics', title: localized('Analytics'), description: localized('Counting.') },
    ],
    purposes: [
      {
        id: 'essential',
        category: 'essential',
        title: localized('Running the shop'),
        description: localized('Keeps your basket.'),
        legalBasis: 'strictly-necessary',
        reason: localized('Without it nothing can be bought.'),
        dataTypes: ['device'],
        saleOrSharing: false,
      },
      {
        id: 'analytics',
        category: 'analytics',
        title: localized('Analytics'),
        description: localized('Counts visits </script>.'),
        legalBasis: 'consent',
        dataTypes: ['device'],
        saleOrSharing: false,
      },
    ],
    services: [],
    texts: {
      en: {
        title: 'Your choice',
        intro: 'We count visits.',
        reopen: 'Privacy choices',
        dataTypes: { device: 'Device data' },
      },
    },
    behaviour: { expiresAfter: 'P12M', onClose: 'later', hostGrants: 'gesture', proof: 'linked' },
    retention: { records: 'P5Y' },
    ...changes,
  }
}

/** An optional service of one purpose that passes the validator. */
export function testService(id: string, changes: Partial<Service> = {}): Service {
  return {
    id,
    name: id,
    role: 'processor',
    provider: 'A company',
    country: 'SE',
    transfer: null,
    retention: 'P1M',
    purposes: ['analytics'],
    hosts: [],
    cookies: [],
    storage: [],
    ...changes,
  }
}

import type { Policy } from '@kvitto/core'

const text = (english: string) => ({ en: english })

/** A small valid policy. */
export function testPolicy(changes: Partial<Policy> = {}): Policy {
  const shared = { category: 'all', dataTypes: ['pages'], saleOrSharing: false }
  return {
    site: 'shop',
    version: '1',
    effectiveAt: '2026-01-01T00:00:00Z',
    origins: ['https://shop.example'],
    controller: { name: 'Shop', address: 'Street 1', contact: 'a@b', url: 'https://shop.example' },
    jurisdiction: 'SE',
    categories: [{ id: 'all', title: text('All'), description: text('All') }],
    purposes: [
      {
        id: 'essential',
        title: text('Basket'),
        description: text('Keeps the basket'),
        legalBasis: 'strictly-necessary',
        reason: text('Nothing can be bought without it'),
        ...shared,
      },
      {
        id: 'analytics',
        title: text('Counting'),
        description: text('Counts visits'),
        legalBasis: 'consent',
        ...shared,
      },
    ],
    services: [],
    texts: {
      en: { title: 'Choose', intro: 'We count.', reopen: 'Choices', dataTypes: { pages: 'Pages' } },
    },
    behaviour: { expiresAfter: 'P12M', onClose: 'later', hostGrants: 'gesture', proof: 'linked' },
    retention: { records: 'P5Y' },
    ...changes,
  }
}

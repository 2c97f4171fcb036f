import { definePolicy, type Policy } from '@kvitto/core'

const one = (text: string) => ({ en: text })

/**
 * One site with one service to agree to: the third party, by these hosts and by a path of the site's own
 * origin. Whatever the service keeps is called `leak_` and a token.
 */
export function labPolicy(origin: string, hosts: string[]): Policy {
  const purpose = { dataTypes: ['pages'], saleOrSharing: false }
  const kept = { name: 'leak_*', lifetime: 'P1D' }
  return definePolicy({
    site: 'lab',
    version: '1',
    effectiveAt: '2026-01-01T00:00:00Z',
    origins: [origin],
    controller: { name: 'Lab', address: 'Visby', contact: 'lab@lab.example', url: origin },
    jurisdiction: 'SE',
    categories: [
      { id: 'essential', title: one('Essential'), description: one('Needed.') },
      { id: 'analytics', title: one('Analytics'), description: one('Counting.') },
    ],
    purposes: [
      {
        ...purpose,
        id: 'essential',
        category: 'essential',
        title: one('Running the site'),
        description: one('Keeps your choice.'),
        legalBasis: 'strictly-necessary',
        reason: one('Without it we would ask on every page.'),
      },
      {
        ...purpose,
        id: 'analytics',
        category: 'analytics',
        title: one('Analytics'),
        description: one('Counts visits.'),
        legalBasis: 'consent',
      },
    ],
    services: [
      {
        id: 'stats',
        name: 'Stats',
        role: 'processor',
        provider: 'Stats AB',
        country: 'SE',
        transfer: null,
        retention: 'P1M',
        purposes: ['analytics'],
        hosts: [...hosts, '/proxied/'],
        cookies: [kept],
        storage: [
          { ...kept, kind: 'localStorage' },
          { ...kept, kind: 'sessionStorage' },
          { ...kept, kind: 'indexedDB' },
          { ...kept, kind: 'cache' },
        ],
      },
    ],
    texts: {
      en: {
        title: 'Your choice',
        intro: 'We count visits.',
        reopen: 'Privacy choices',
        dataTypes: { pages: 'Pages' },
      },
    },
    behaviour: { expiresAfter: 'P6M', onClose: 'later', hostGrants: 'gesture', proof: 'linked' },
    retention: { records: 'P1Y' },
  })
}

// A data table: the policy of the shop that takes orders.
import { definePolicy, type Policy } from '@kvitto/core'
import type { Addresses } from './companies.ts'
import type { Level } from './level.ts'

const one = (text: string) => ({ en: text })

/** Essential is what an order needs; the captcha's host serves advertisements too, on another path. */
export function shopPolicy(level: Level, origin: string, addresses: Addresses): Policy {
  const host = (company: keyof Addresses, path = '') => addresses[company].slice(7) + path
  const purpose = { dataTypes: ['pages'], saleOrSharing: false }
  const service = {
    role: 'processor' as const,
    provider: 'A company, Visby',
    country: 'SE',
    transfer: null,
    retention: 'P1M',
    purposes: ['essential'],
    hosts: [],
    cookies: [],
    storage: [],
  }
  const optional = (id: string, title: string) => ({
    ...purpose,
    id,
    category: id,
    title: one(title),
    description: one(`${title}.`),
    legalBasis: 'consent' as const,
  })
  return definePolicy({
    site: `shop-${level}`,
    version: '1',
    effectiveAt: '2026-01-01T00:00:00Z',
    origins: [origin],
    controller: {
      name: 'Hamnbod Papper',
      address: 'Strandgatan 0, Visby',
      contact: 'hej@hamnbod.example',
      url: 'https://hamnbod.example',
    },
    jurisdiction: 'SE',
    categories: ['essential', 'functional', 'analytics', 'marketing'].map((id) => ({
      id,
      title: one(id),
      description: one(`What is ${id}.`),
    })),
    purposes: [
      {
        ...purpose,
        id: 'essential',
        category: 'essential',
        title: one('Take your order'),
        description: one('The cart, the payment, and that you are a person.'),
        legalBasis: 'strictly-necessary',
        reason: one('Without it nobody could order.'),
      },
      optional('functional', 'Show films'),
      optional('analytics', 'Count visits'),
      optional('marketing', 'Show advertisements'),
    ],
    services: [
      {
        ...service,
        id: 'cart',
        name: 'Hamnbod Papper',
        cookies: [
          { name: 'cart_count', lifetime: 'P7D' },
          { name: 'session', lifetime: 'session' },
        ],
        storage: [{ kind: 'localStorage', name: 'cart', lifetime: 'P7D' }],
      },
      { ...service, id: 'psp', name: 'Kassa', hosts: [host('psp')] },
      {
        ...service,
        id: 'wallet',
        name: 'Plånbok',
        hosts: [host('wallet')],
        storage: [{ kind: 'localStorage', name: 'planbok_device', lifetime: 'P1M' }],
      },
      { ...service, id: 'bank', name: 'Bank', hosts: [host('bank')] },
      {
        ...service,
        id: 'captcha',
        name: 'Person?',
        hosts: [host('captcha', '/api.js'), host('captcha', '/challenge/')],
      },
      {
        ...service,
        id: 'stats',
        name: 'Räkneverk',
        purposes: ['analytics'],
        hosts: [host('stats')],
        cookies: [{ name: '_st_*', lifetime: 'P30D' }],
        storage: [{ kind: 'localStorage', name: '_st_*', lifetime: 'P30D' }],
      },
      {
        ...service,
        id: 'ads',
        name: 'Person? Ads',
        purposes: ['marketing'],
        hosts: [host('captcha')],
        cookies: [{ name: '_ad_*', lifetime: 'P30D' }],
      },
      {
        ...service,
        id: 'video',
        name: 'Filmrulle',
        purposes: ['functional'],
        hosts: [host('video')],
      },
    ],
    texts: {
      en: {
        title: 'May we count your visit?',
        intro: 'Three companies help us with films, counts and advertisements.',
        reopen: 'Privacy choices',
        dataTypes: { pages: 'Pages' },
      },
    },
    behaviour: {
      expiresAfter: 'P6M',
      onClose: 'later',
      hostGrants: 'gesture',
      proof: 'linked',
      noReload: ['/order/**'],
      unlistedStorage: 'hold',
      // By itself: the guard is a level of its own.
      ...(level === 'marked' && { guard: 'off' as const }),
    },
    retention: { records: 'P1Y' },
  })
}

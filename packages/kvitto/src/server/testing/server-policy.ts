import type { ConsentState, Policy, Published } from '@kvitto/core'
import { formatState } from '@kvitto/core'

const one = (text: string) => ({ en: text })
const service = {
  role: 'processor' as const,
  provider: 'A company',
  country: 'SE',
  transfer: null,
  retention: 'P1M',
  storage: [],
}
const purpose = {
  category: 'all',
  dataTypes: ['pages'],
  saleOrSharing: false,
  description: one(''),
}

/** For tests: an essential purpose and two that are asked, each with a service that has hosts and cookies. */
export const serverPolicy: Policy = {
  site: 'shop',
  version: '1',
  effectiveAt: '2026-01-01T00:00:00Z',
  origins: ['https://shop.example', 'http://localhost:8788'],
  controller: { name: 'Shop', address: 'Visby', contact: 'a@b', url: 'https://shop.example' },
  jurisdiction: 'SE',
  categories: [{ id: 'all', title: one('All'), description: one('Text') }],
  purposes: [
    { ...purpose, id: 'essential', title: one('Basket'), legalBasis: 'strictly-necessary' },
    { ...purpose, id: 'analytics', title: one('Count'), legalBasis: 'consent' },
    { ...purpose, id: 'ads', title: one('Ads'), legalBasis: 'consent', saleOrSharing: true },
  ],
  services: [
    {
      ...service,
      id: 'basket',
      purposes: ['essential'],
      hosts: ['pay.example', '/metrics/basket'],
      cookies: [
        { name: 'basket', lifetime: 'P7D' },
        { name: '_s_basket', lifetime: 'P7D' },
      ],
    },
    {
      ...service,
      id: 'stats',
      purposes: ['analytics'],
      hosts: ['stats.example', '/metrics/'],
      cookies: [{ name: '_s*', lifetime: 'P1Y' }],
      paths: { exclude: ['/portal/**'] },
    },
    {
      ...service,
      id: 'banners',
      purposes: ['ads'],
      hosts: ['ads.example/js/'],
      cookies: [{ name: '_ad', lifetime: 'P1Y' }],
    },
  ],
  texts: {
    en: { title: 'May we?', intro: 'Text', reopen: 'Choices', dataTypes: { pages: 'Pages' } },
  },
  behaviour: {
    expiresAfter: 'P6M',
    onClose: 'later',
    hostGrants: 'gesture',
    proof: 'linked',
    regions: { US: 'opt-out', 'US-CA': 'opt-in' },
  },
  retention: { records: 'P36M' },
}

export const serverPublished: Published = {
  policyVersion: 'P'.repeat(43),
  policy: serverPolicy,
  meanings: { analytics: 'A'.repeat(43), ads: 'B'.repeat(43) },
}

/** A state cookie of a decision made a minute ago, as a browser sends it. */
export function stateCookie(
  marks: { analytics?: 'g' | 'r' | 'w'; ads?: 'g' | 'r' | 'w'; stats?: 'r' },
  members: Partial<ConsentState> = {},
): string {
  const now = Math.floor(Date.now() / 1000)
  const { analytics, ads, stats } = marks
  const state: ConsentState = {
    policyVersion: serverPublished.policyVersion,
    decidedAt: now - 60,
    expiresAt: now + 100 * 86_400,
    receipt: 'R'.repeat(43),
    isPending: false,
    purposes: {
      ...(analytics && { analytics: { mark: analytics, meaning: 'A'.repeat(8) } }),
      ...(ads && { ads: { mark: ads, meaning: 'B'.repeat(8) } }),
    },
    services: { ...(stats && { stats }) },
    ...members,
  }
  return `kvitto=${formatState(state)}`
}

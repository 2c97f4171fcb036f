import { describe, expect, test } from 'vitest'
import type { ServiceAdapter } from './policy.ts'
import { samplePolicy } from './sample-policy.ts'
import { validatePolicy } from './validate-policy.ts'

/** Of the adapter on one service of the sample policy. */
const issuesOf = (adapter: ServiceAdapter, id = 'ad-network') => {
  const policy = samplePolicy()
  return validatePolicy({
    ...policy,
    services: policy.services.map((each) => {
      if (each.id === id) return { ...each, adapter }
      // The sample's service of two kinds is refused on other grounds.
      return each.id === 'stats' ? { ...each, purposes: ['analytics'] } : each
    }),
  }).map(({ path, expected }) => `${path}: ${expected}`)
}

describe('an adapter', () => {
  test('is one that exists', () => {
    expect(issuesOf({ name: 'meta' })).toEqual([])
    expect(issuesOf({ name: 'mata' })).toEqual([
      'services[2].adapter.name: one of clarity, google, hotjar, linkedin, matomo, meta, mixpanel, plausible, posthog, segment, tiktok, uet, wp',
    ])
    expect(issuesOf({ name: 'constructor' })[0]).toContain('adapter.name')
  })

  test('is told of a purpose that its service serves: by default of the same id, else by the map', () => {
    expect(issuesOf({ name: 'uet' })).toEqual([
      "services[2].adapter.map: one of the service's purposes behind a word: ads",
    ])
    expect(issuesOf({ name: 'uet', map: { ad_storage: 'ads' } })).toEqual([])
    expect(issuesOf({ name: 'uet', map: { ad_storage: 'analytics' } })).toContain(
      'services[2].adapter.map.ad_storage: a purpose that the service serves, or one that is never asked for',
    )
    const words = { ad_storage: 'ads', security_storage: 'essential' }
    expect(issuesOf({ name: 'google', map: words })).toEqual([])
  })

  test('grants nobody’s marketing, and in advanced mode nobody’s analytics, before it was asked for', () => {
    const asked = (word: string) => `services[2].adapter.map.${word}: a purpose that is asked for`
    const google = (map: Record<string, string>, mode: 'basic' | 'advanced' = 'basic') =>
      issuesOf({ name: 'google', mode, map: { ad_personalization: 'ads', ...map } })
    expect(google({ ad_storage: 'essential' })).toEqual([asked('ad_storage')])
    expect(google({ ad_user_data: 'essential' }, 'advanced')).toEqual([asked('ad_user_data')])
    expect(google({ analytics_storage: 'essential' }, 'advanced')).toEqual([
      asked('analytics_storage'),
    ])
    expect(google({ functionality_storage: 'essential' }, 'advanced')).toEqual([])
    // Audience measurement that the law asks no consent for.
    const wp = { marketing: 'ads', 'statistics-anonymous': 'essential' }
    expect(issuesOf({ name: 'wp', map: wp })).toEqual([])
    expect(
      issuesOf({ name: 'segment', mode: 'advanced', map: { Essential: 'essential', Ads: 'ads' } }),
    ).toEqual([])
  })

  test('has words of its vendor, letter by letter', () => {
    expect(issuesOf({ name: 'clarity', map: { ad_Storage: 'ads' } })).toEqual([])
    expect(issuesOf({ name: 'clarity', map: { ad_storage: 'ads' } })[0]).toBe(
      'services[2].adapter.map.ad_storage: a word of clarity: ad_Storage, analytics_Storage',
    )
    expect(issuesOf({ name: 'meta', map: { ad_storage: 'ads' } })[0]).toContain('no words')
  })

  test('of Segment has the words of the site', () => {
    expect(issuesOf({ name: 'segment' })).toEqual([])
    expect(issuesOf({ name: 'segment', map: { Advertising: 'ads' } })).toEqual([])
  })

  test('is basic where the vendor has no other state', () => {
    expect(issuesOf({ name: 'meta', mode: 'advanced' })).toEqual([])
    // Mixpanel's opted-out state is a flag on the device, which may not be stored before it is given.
    for (const name of ['hotjar', 'linkedin', 'mixpanel', 'plausible']) {
      expect(issuesOf({ name, mode: 'basic' })).toEqual([])
      expect(issuesOf({ name, mode: 'advanced' })[0]).toContain('adapter.mode: "basic"')
    }
  })

  test('stands on no service that is never asked for', () => {
    expect(issuesOf({ name: 'meta' }, 'basket')[0]).toContain('services[0].adapter: none')
  })
})

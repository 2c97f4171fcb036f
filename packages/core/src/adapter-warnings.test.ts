import { describe, expect, test } from 'vitest'
import { adapterWarnings } from './adapter-warnings.ts'
import type { ServiceAdapter } from './policy.ts'
import { samplePolicy } from './sample-policy.ts'

const warningsOf = (adapter: ServiceAdapter) => {
  const policy = samplePolicy()
  return adapterWarnings({
    ...policy,
    services: policy.services.map((each) =>
      each.id === 'ad-network' ? { ...each, adapter } : each,
    ),
  })
}

describe('the owner is warned', () => {
  test('that advanced mode sends without consent, by the guidelines that say so', () => {
    const [warning, ...others] = warningsOf({ name: 'meta', mode: 'advanced' })
    expect(others).toEqual([])
    expect(warning?.path).toBe('services[2].adapter.mode')
    expect(warning?.message).toContain('EDPB Guidelines 2/2023')
    expect(warning?.message).toContain('ad-network')
  })

  test('that WordPress’ own side is told by a filter alone', () => {
    const warnings = warningsOf({ name: 'wp', map: { marketing: 'ads' } })
    expect(warnings.map(({ path }) => path)).toEqual(['services[2].adapter.name'])
    expect(warnings[0]?.message).toContain("add_filter('wp_get_consent_type'")
  })

  test('of nothing in basic mode, which is the default', () => {
    expect(warningsOf({ name: 'meta' })).toEqual([])
    expect(warningsOf({ name: 'meta', mode: 'basic' })).toEqual([])
    expect(adapterWarnings(samplePolicy())).toEqual([])
  })
})

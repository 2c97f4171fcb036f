import { expect, test } from 'vitest'
import { ruleOf } from './rule-of.ts'
import { sampleSlice } from './sample-slice.ts'

const slice = sampleSlice({ regions: { 'US-CA': 'opt-out', NZ: 'none' } })

test('a region has the rule that the policy names', () => {
  expect(ruleOf(slice, 'US-CA')).toBe('opt-out')
  expect(ruleOf(slice, 'NZ')).toBe('none')
})

test.each([
  undefined,
  '',
  'SE',
  'US',
  'US-CA-1',
  'us-ca',
  ' NZ',
  'constructor',
  '__proto__',
  '\u{1f36a}',
])('region %j is opt-in', (region) => {
  expect(ruleOf(slice, region)).toBe('opt-in')
  expect(ruleOf(sampleSlice(), region)).toBe('opt-in')
})

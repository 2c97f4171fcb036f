import { validatePolicy } from '@kvitto/core/validate-policy'
import { expect, test } from 'vitest'
import policy, { demoPolicy } from './policy.ts'

test('the default export is the policy that `npm start` publishes, and valid', () => {
  expect(policy).toEqual(demoPolicy({ sitePort: 8788, thirdPartyPort: 8789 }))
  expect(validatePolicy(policy)).toEqual([])
})

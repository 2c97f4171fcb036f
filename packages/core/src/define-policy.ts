import type { Policy } from './policy.ts'

/**
 * Types a policy where it is written; changes nothing. Publishing validates it.
 *
 * @example
 * export default definePolicy({ site: 'demo', version: '2026-11', … })
 */
export function definePolicy(policy: Policy): Policy {
  return policy
}

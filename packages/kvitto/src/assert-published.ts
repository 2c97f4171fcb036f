import type { Published } from '@kvitto/core'

/** Throws TypeError for what no collector published, such as its error body; publishing checks the rest. */
export function assertPublished(value: unknown): asserts value is Published {
  const { policyVersion, policy, meanings } = (value ?? {}) as Partial<Published>
  if (typeof policyVersion === 'string' && policy?.purposes && meanings) return
  const found = value instanceof Object ? `{${Object.keys(value).join(', ')}}` : typeof value
  throw new TypeError(`expected what GET /v1/sites/<site>/policy answers, found ${found}`)
}

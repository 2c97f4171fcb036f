import type { Rule } from './policy.ts'
import type { Slice } from './slice.ts'

/**
 * The rule of a region, exactly as the site named it. Unknown, misspelt, not in the policy: opt-in.
 * Compared as text, since a name like `constructor` finds something in every object.
 */
export function ruleOf({ regions }: Slice, region = ''): Rule {
  const rule = regions?.[region]
  return rule === 'opt-out' || rule === 'none' ? rule : 'opt-in'
}

import { validateAdapters } from './validate-adapters.ts'
import { type PolicyIssue, validateJson } from './validate-json.ts'
import { validateLaw } from './validate-law.ts'
import { validateReferences } from './validate-references.ts'
import { validateShape } from './validate-shape.ts'
import { validateSize } from './validate-size.ts'
import { validateStored } from './validate-stored.ts'
import { validateWording } from './validate-wording.ts'

export type { PolicyIssue } from './validate-json.ts'

/**
 * Everything that keeps a policy from being published, each with its place; empty = valid.
 * Never throws, whatever it is given. Not part of anything that a visitor loads.
 *
 * @example
 * for (const { path, expected, found } of validatePolicy(JSON.parse(text))) { … }
 */
export function validatePolicy(input: unknown): PolicyIssue[] {
  const foreign = validateJson(input)
  if (foreign.length > 0) return foreign
  const { policy, issues } = validateShape(input)
  if (!policy) return issues
  return [
    ...validateReferences(policy),
    ...validateLaw(policy),
    ...validateAdapters(policy),
    ...validateStored(policy),
    ...validateWording(policy),
    ...validateSize(policy),
  ]
}

import { matchesPath } from './matches-path.ts'
import type { PathRule } from './policy.ts'

/** Whether a service may run at all on a page of this path: `exclude` wins. */
export function isWithin({ include = ['/**'], exclude = [] }: PathRule, path: string): boolean {
  return matchesPath(include, path) && !matchesPath(exclude, path)
}

import { matchesPath } from './matches-path.ts'
import type { PathRule } from './policy.ts'

/** Whether a service may run at all on a page of this path: `exclude` wins, however the path is written. */
export function isWithin({ include = ['/**'], exclude }: PathRule, path: string): boolean {
  // Most services exclude nothing, and every element asks.
  return matchesPath(include, path) && !(exclude && matchesPath(exclude.map(read), read(path)))
}

/** As a site may read it that answers `/%70ortal`, `/Portal`, `//portal` and `/portal;id=1` alike. */
function read(path: string): string {
  // Every browser has it, and unlike decodeURIComponent it throws at no path.
  return unescape(path)
    .toLowerCase()
    .replace(/;[^/]*/g, '')
    .replace(/[\\/]+/g, '/')
}

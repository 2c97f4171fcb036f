import type { Slice, SliceService } from '@kvitto/core'
import { STATE_COOKIE } from '@kvitto/core'
import type { Visit } from './read-visit.ts'

/**
 * The service that may not run and names this cookie; undefined where none does, or where an essential or
 * agreed one names it too.
 */
export function closedCookie(
  name: string,
  slice: Slice,
  { allows }: Pick<Visit, 'allows'>,
): SliceService | undefined {
  const isNamed = ({ stored = [] }: Pick<SliceService, 'stored'>) =>
    stored.some((pattern) => covers(pattern, name))
  const isKept =
    name === STATE_COOKIE ||
    isNamed({ stored: slice.essential }) ||
    slice.services.some((service) => allows(service.id) && isNamed(service))
  return isKept ? undefined : slice.services.find(isNamed)
}

/** `pattern` as a slice writes it: `c` for a cookie, then its name, or a prefix of it that ends in `*`. */
function covers(pattern: string, name: string): boolean {
  const own = pattern.slice(1)
  if (!pattern.startsWith('c')) return false
  return own.endsWith('*') ? name.startsWith(own.slice(0, -1)) : name === own
}

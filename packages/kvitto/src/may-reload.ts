import type { Slice } from '@kvitto/core'

/** Whether a change of consent may reload this page: not on `noReload` paths, where something may be lost. */
export function mayReload({ noReload = [] }: Slice): boolean {
  return !noReload.some((pattern) =>
    pattern.endsWith('**')
      ? location.pathname.startsWith(pattern.slice(0, -2))
      : location.pathname === pattern,
  )
}

import type { Slice } from '@kvitto/core'

/** Reloads unless the path is under `noReload`: a checkout would lose what the person typed. Tells which. */
export function reloadPage({ noReload = [] }: Slice): boolean {
  const { pathname } = location
  const isKept = noReload.some((pattern) =>
    pattern.endsWith('**') ? pathname.startsWith(pattern.slice(0, -2)) : pathname === pattern,
  )
  if (!isKept) location.reload()
  return !isKept
}

import type { Slice } from '@kvitto/core'
import type { PageElement } from './read-page.ts'

/** Why a snippet's script takes grants that no longer count; undefined where it names every void version. */
export function voidFault(
  script: PageElement | undefined,
  slice: Pick<Slice, 'void'>,
): string | undefined {
  const unknown = slice.void?.find((version) => !script?.text.includes(version))
  return (
    unknown && `stale: takes grants of version ${unknown}, which is void; deploy the page with it`
  )
}

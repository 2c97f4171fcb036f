import type { Id } from '@kvitto/core'
import { bytesOf, sha256 } from '@kvitto/receipt'
import type { Deps } from '../deps.ts'

/** Enters a build in the site's log, once. Resolves to its index there. */
export async function appendBuild({ log }: Deps, site: Id, manifest: string): Promise<number> {
  const standsFor = await sha256(bytesOf(manifest))
  const outcome = await log.append({ kind: 'build', site, standsFor })
  if (!('index' in outcome)) throw new Error('expected a build to be appended')
  return outcome.index
}

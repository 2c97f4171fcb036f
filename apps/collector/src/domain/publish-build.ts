import type { Id } from '@kvitto/core'
import type { Deps } from '../deps.ts'
import { appendBuild } from './append-build.ts'
import { nameBuild } from './name-build.ts'
import { requireSite } from './require-site.ts'

export interface NewBuild {
  version: string
  /** Path to bytes in standard base64. */
  files: Record<string, string>
}

/**
 * Keeps a build and enters it in the site's log, so that receipts that name it can be checked against
 * the very code. What the floating script serves stays this collector's own build.
 */
export async function publishBuild(
  deps: Deps,
  site: Id,
  { version, files }: NewBuild,
): Promise<{ build: string; index: number }> {
  await requireSite(deps.store, site)
  const contents = Object.entries(files).map(
    ([path, base64]) => [path, new Uint8Array(Buffer.from(base64, 'base64'))] as const,
  )
  const named = await nameBuild(version, new Map(contents))
  await deps.store.sites.putBuild(named.build, named.manifest, named.files)
  return { build: named.build, index: await appendBuild(deps, site, named.manifest) }
}

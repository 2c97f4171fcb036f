import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'

/** Exact bytes of the manifest of a build that was ever served or published here: its name is their hash. */
export async function readManifest({ store }: Deps, build: string): Promise<string> {
  const manifest = await store.sites.getManifest(build)
  if (manifest === undefined) {
    throw new CollectorError('build_unknown', 'expected a known build, found none')
  }
  return manifest
}

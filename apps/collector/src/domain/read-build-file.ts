import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'

/** One file of any build that was ever served or published here. */
export async function readBuildFile(
  { store }: Deps,
  build: string,
  path: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const manifest = await store.sites.getManifest(build)
  const files: Record<string, string> = manifest ? JSON.parse(manifest).files : {}
  const hash = Object.hasOwn(files, path) ? files[path] : undefined
  const bytes = hash === undefined ? undefined : await store.sites.getFile(hash)
  if (!bytes)
    throw new CollectorError('build_unknown', 'expected a file of a known build, found none')
  return new Uint8Array(bytes)
}

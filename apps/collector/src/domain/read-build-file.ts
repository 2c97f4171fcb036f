import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'

export interface BuildFile {
  bytes: Uint8Array<ArrayBuffer>
  /** SHA-256 of the bytes, base64url. */
  hash: string
}

/** One file of any build that was ever served or published here. */
export async function readBuildFile(
  { store }: Deps,
  build: string,
  path: string,
): Promise<BuildFile> {
  const manifest = await store.sites.getManifest(build)
  const files: Record<string, string> = manifest ? JSON.parse(manifest).files : {}
  const hash = Object.hasOwn(files, path) ? files[path] : undefined
  const bytes = hash === undefined ? undefined : await store.sites.getFile(hash)
  if (!bytes || hash === undefined) {
    throw new CollectorError('build_unknown', 'expected a file of a known build, found none')
  }
  return { bytes: new Uint8Array(bytes), hash }
}

import { hash } from 'node:crypto'
import { canonicalize, type Hash, hashText, toBase64url } from '@kvitto/receipt'

export interface NamedBuild {
  /** SHA-256 of the manifest. */
  build: Hash
  manifest: string
  files: ReadonlyMap<Hash, Uint8Array>
}

/** A build is its manifest in RFC 8785 bytes; its name the hash of them. */
export async function nameBuild(
  version: string,
  contents: ReadonlyMap<string, Uint8Array>,
): Promise<NamedBuild> {
  const hashes = Array.from(contents, ([path, bytes]) => [path, hashBytes(bytes)] as const)
  const manifest = canonicalize({ version, files: Object.fromEntries(hashes) })
  const files = new Map(Array.from(contents.values(), (bytes) => [hashBytes(bytes), bytes]))
  return { build: await hashText(manifest), manifest, files }
}

function hashBytes(bytes: Uint8Array): Hash {
  return toBase64url(hash('sha256', bytes, 'buffer'))
}

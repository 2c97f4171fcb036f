import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalize, type Hash, hashText, toBase64url } from '@kvitto/receipt'

/** Token in `loader.js` that the site's slice replaces. */
export const SLICE_TOKEN = '__KVITTO_SLICE__'

export interface ScriptBuild {
  /** SHA-256 of the manifest. */
  build: Hash
  manifest: string
  files: ReadonlyMap<Hash, Uint8Array>
  /** Text of `loader.js`. */
  loader: string
}

/** Reads the browser build from a folder; throws when it is missing or has no usable loader. */
export async function loadBuild(folder: string, version: string): Promise<ScriptBuild> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js')).sort()
  const contents = new Map<string, Uint8Array>()
  for (const name of names) contents.set(name, await readFile(join(folder, name)))
  return makeBuild(version, contents)
}

/** Names a build by its manifest. */
export async function makeBuild(
  version: string,
  contents: ReadonlyMap<string, Uint8Array>,
): Promise<ScriptBuild> {
  const loader = new TextDecoder().decode(contents.get('loader.js'))
  if (loader.split(SLICE_TOKEN).length !== 2) {
    throw new Error(`expected a loader.js that holds ${SLICE_TOKEN} once, found none`)
  }
  return { ...(await nameBuild(version, contents)), loader }
}

/** A build is its manifest in RFC 8785 bytes; its name the hash of them. */
export async function nameBuild(
  version: string,
  contents: ReadonlyMap<string, Uint8Array>,
): Promise<Pick<ScriptBuild, 'build' | 'manifest' | 'files'>> {
  const hashes = Array.from(contents, ([path, bytes]) => [path, hashBytes(bytes)] as const)
  const manifest = canonicalize({ version, files: Object.fromEntries(hashes) })
  const files = new Map(Array.from(contents.values(), (bytes) => [hashBytes(bytes), bytes]))
  return { build: await hashText(manifest), manifest, files }
}

function hashBytes(bytes: Uint8Array): Hash {
  return toBase64url(hash('sha256', bytes, 'buffer'))
}

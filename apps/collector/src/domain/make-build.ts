import { type NamedBuild, nameBuild } from './name-build.ts'

/** Token in `loader.js` that the site's slice replaces. */
export const SLICE_TOKEN = '__KVITTO_SLICE__'

/** The build that the floating script serves. */
export interface ScriptBuild extends NamedBuild {
  /** Text of `loader.js`. */
  loader: string
  /** Texts of `adapters.js` and of each `adapter-<name>.js`, by file name. */
  adapters: ReadonlyMap<string, string>
}

/** Names a build by its manifest; throws when it has no usable loader. */
export async function makeBuild(
  version: string,
  contents: ReadonlyMap<string, Uint8Array>,
): Promise<ScriptBuild> {
  const loader = new TextDecoder().decode(contents.get('loader.js'))
  if (loader.split(SLICE_TOKEN).length !== 2) {
    throw new Error(`expected a loader.js that holds ${SLICE_TOKEN} once, found none`)
  }
  const adapters = [...contents]
    .filter(([path]) => path.startsWith('adapter'))
    .map(([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const)
  return { ...(await nameBuild(version, contents)), loader, adapters: new Map(adapters) }
}

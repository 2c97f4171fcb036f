import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeBuild, type ScriptBuild } from './make-build.ts'

/** Reads the browser build from a folder; throws when it is missing or has no usable loader. */
export async function loadBuild(folder: string, version: string): Promise<ScriptBuild> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js')).sort()
  const contents = new Map<string, Uint8Array>()
  for (const name of names) contents.set(name, await readFile(join(folder, name)))
  return makeBuild(version, contents)
}

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const PACKAGE = fileURLToPath(new URL('../../packages/kvitto/', import.meta.url))

export interface Installed {
  /** An application's folder; its `node_modules` holds `kvitto` and nothing else. */
  folder: string
  remove(): Promise<void>
}

/** Packs `kvitto` as it was built for npm, and unpacks it outside the workspace as an installer would. */
export async function installKvitto(): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), 'kvitto-npm-'))
  // Its own build step would build anew under servers and suites that are reading what is there.
  await runPnpm(['pack', '--config.ignore-scripts=true', '--pack-destination', folder])
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? ''
  await run('tar', ['-xzf', archive], { cwd: folder })
  await mkdir(join(folder, 'node_modules'))
  await rename(join(folder, 'package'), join(folder, 'node_modules', 'kvitto'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

async function runPnpm(args: string[]): Promise<void> {
  const shell = process.platform === 'win32'
  // What is installed already: the network may be closed.
  const npx = ['--yes', '--prefer-offline', 'pnpm@12']
  await run('npx', [...npx, ...args], { cwd: PACKAGE, shell })
}

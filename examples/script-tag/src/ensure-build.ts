import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { DemoError } from './demo-error.ts'

const PACKAGES = new URL('../../../packages/', import.meta.url)
const LOADER = new URL('kvitto/dist/script/loader.js', PACKAGES)
const BUILD = new URL('kvitto/build/build.ts', PACKAGES)
const SOURCES = [
  ...['core', 'gate', 'banner', 'receipt', 'kvitto'].map((name) => `${name}/src/`),
  'kvitto/build/',
]

/** Builds the browser files when they are missing or older than a source. */
export async function ensureBuild(): Promise<void> {
  const builtAt = await modifiedAt(LOADER)
  const changedAt = await Promise.all(SOURCES.map((path) => newestIn(new URL(path, PACKAGES))))
  if (builtAt > Math.max(...changedAt)) return
  const child = spawn(process.execPath, [fileURLToPath(BUILD)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  if (code === 0) return
  // Only now of interest: a build that succeeds has warnings too.
  process.stderr.write(said)
  throw new DemoError(`expected the browser build to succeed, found exit ${code}`)
}

async function newestIn(folder: URL): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
  const times = files.map(({ parentPath, name }) => modifiedAt(`${parentPath}/${name}`))
  return Math.max(0, ...(await Promise.all(times)))
}

/** 0 when there is no such file. */
async function modifiedAt(path: URL | string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs
  } catch {
    return 0
  }
}

import { copyFile, rm } from 'node:fs/promises'
import { findPackageJSON } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'rolldown'
import { build } from 'rolldown'
import { chunkName } from './chunk-name.ts'
import { FLOOR } from './floor.ts'
import { pageProgram } from './page-program.ts'
import { writeTypes } from './write-types.ts'

const dir = fileURLToPath(new URL('../dist/npm/', import.meta.url))
const entries = ['index', 'adapters', 'debug', 'testing'].map(
  (name) => [name, import.meta.resolve(`../src/${name}.ts`)] as const,
)

/** Constants of a module that a call makes, on lines of their own. */
const CALLS = /^((?:export )?const [A-Z_]+ =)((?:.|\n[ )])*\((?:.|\n[ )])*)$/gm

/**
 * The gate makes constants of one another, and no bundler knows that it does nothing else by that: as calls that it may
 * drop, an application does not carry them unused.
 */
const markPure: Plugin = {
  name: 'mark-pure',
  transform: {
    filter: { id: /gate\/src\/(addresses|stand-in)\.ts$/ },
    handler: (code) => code.replace(CALLS, '$1 /* @__PURE__ */ (() => $2)()'),
  },
}

/** The npm entries as they are published: ES modules that need no other package, and their types. */
await rm(dir, { recursive: true, force: true })
await build({
  input: Object.fromEntries(entries.map(([name, url]) => [name, fileURLToPath(url)])),
  plugins: markPure,
  transform: { target: FLOOR, define: await pageProgram() },
  output: {
    dir,
    format: 'es',
    // An application's bundler minifies, and drops what is not used by these marks.
    comments: { annotation: true, jsdoc: false, legal: true },
    entryFileNames: '[name].js',
    chunkFileNames: (chunk) => `kvitto-${chunkName(chunk)}`,
  },
  onLog(_, log) {
    throw new Error(`expected a build without warnings, found: ${log.message}`)
  },
})
// By itself: a server's parts are in no chunk that a page loads.
const server = import.meta.resolve('../src/server.ts')
await build({
  input: { server: fileURLToPath(server) },
  platform: 'neutral',
  output: { dir, format: 'es', comments: { jsdoc: false }, entryFileNames: '[name].js' },
  onLog(_, log) {
    throw new Error(`expected a build without warnings, found: ${log.message}`)
  },
})
const page = import.meta.resolve('../src/receipts-page.ts')
for (const url of [...entries.map(([, url]) => url), server, page])
  await writeTypes(url, join(dir, 'types'))
await copyLicence('lean-qr', 'LICENSE', import.meta.resolve('@kvitto/banner'))

/** What is bundled keeps its licence. */
async function copyLicence(name: string, file: string, from: string): Promise<void> {
  const manifest = findPackageJSON(name, from)
  if (!manifest) throw new Error(`expected the package ${name}, found none`)
  await copyFile(join(manifest, '..', file), join(dir, `LICENCE-${name}`))
}

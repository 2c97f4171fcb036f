import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { isolatedDeclaration } from 'rolldown/experimental'

const PACKAGES = new URL('../../', import.meta.url).href
const SPECIFIER = /^((?:import|export|\}).* from )"([^"]+)"/gm

/**
 * Writes the declarations of all that the entry's types reach, each package in a folder of its own,
 * joined by relative paths: whoever installs the package has none of ours beside it.
 */
export async function writeTypes(entry: string, dir: string): Promise<void> {
  const modules = new Set([entry])
  for (const url of modules) {
    const code = await declarationOf(url)
    const text = code.replace(SPECIFIER, (_, head: string, specifier: string) => {
      const target = resolve(specifier, url)
      modules.add(target)
      return `${head}"${relativeTo(url, target)}"`
    })
    const path = join(dir, `${pathOf(url)}.d.ts`)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
}

async function declarationOf(url: string): Promise<string> {
  const { code, errors } = await isolatedDeclaration(url, await readFile(new URL(url), 'utf8'))
  const [error] = errors
  if (error) throw new Error(`expected ${url} to name its types, found: ${error.message}`)
  return code
}

function resolve(specifier: string, from: string): string {
  return specifier.startsWith('.') ? new URL(specifier, from).href : import.meta.resolve(specifier)
}

/** `core/policy` for `packages/core/src/policy.ts`. */
function pathOf(url: string): string {
  if (!url.startsWith(PACKAGES)) throw new Error(`expected a module of ours, found ${url}`)
  return url
    .slice(PACKAGES.length)
    .replace('/src/', '/')
    .replace(/\.tsx?$/, '')
}

function relativeTo(from: string, target: string): string {
  const path = posix.relative(posix.dirname(pathOf(from)), pathOf(target))
  return `${path.startsWith('.') ? path : `./${path}`}.js`
}

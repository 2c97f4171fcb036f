import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FOLDERS = ['packages/gate/src', 'test/leaks/vectors']

/** Of what the table is about: the gate's sources and the vectors, tests left out. */
export function hashSources(): string {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const hash = createHash('sha256')
  for (const path of FOLDERS.flatMap((folder) => sourcesIn(root, folder))) {
    hash.update(`${path}\0${readFileSync(root + path, 'utf8').replaceAll('\r\n', '\n')}\0`)
  }
  return hash.digest('hex')
}

function sourcesIn(root: string, folder: string): string[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .sort()
}

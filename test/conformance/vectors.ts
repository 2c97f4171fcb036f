import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'

/** Test data written by others; not in this repository. */
export const vectorsDir: string | undefined = process.env.KVITTO_VECTORS || undefined

/** A suite on those data. Its name begins with `vectors: `, by which the run counts those not run. */
export function describeVectors(name: string, define: (dir: string) => void): void {
  const dir = vectorsDir
  if (dir) describe(`vectors: ${name}`, () => define(dir))
  else describe.skip(`vectors: ${name}`, () => test('needs KVITTO_VECTORS', () => {}))
}

/** Paths of every file below a folder, in order. */
export function filesBelow(...path: string[]): string[] {
  const dir = join(...path)
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

export function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

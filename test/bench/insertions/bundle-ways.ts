import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

/** A classic script that puts the ways in `insertions`. */
export async function bundleWays(): Promise<string> {
  const { output } = await build({
    input: fileURLToPath(new URL('ways.ts', import.meta.url)),
    output: { format: 'iife', name: 'insertions', minify: true },
    write: false,
  })
  return output[0].code
}

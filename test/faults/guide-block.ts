import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const guide = fileURLToPath(new URL('../../apps/collector/BACKUP.md', import.meta.url))
/** Where `kvitto` is. */
const bin = fileURLToPath(new URL('../node_modules/.bin', import.meta.url))

/** Runs the commands of one block of BACKUP.md, named by its first line; resolves to what they print. */
export async function runGuideBlock(
  name: string,
  env: Record<string, string>,
  account: { uid?: number; gid?: number } = {},
): Promise<string> {
  const blocks = readFileSync(guide, 'utf8').matchAll(/```sh\n# (.+)\n([^`]+)```/g)
  const block = [...blocks].find(([, title]) => title === name)
  if (!block?.[2]) throw new Error(`expected the block "${name}" in BACKUP.md, found none`)
  const path = [bin, env.PATH, process.env.PATH].filter(Boolean).join(delimiter)
  const options = { env: { ...process.env, ...env, PATH: path }, ...account }
  const { stdout } = await promisify(execFile)('sh', ['-euc', block[2]], options)
  return stdout
}

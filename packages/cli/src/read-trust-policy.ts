import { readFile } from 'node:fs/promises'
import { parseTrustPolicy, type TrustPolicy } from '@kvitto/receipt'
import { CliError } from './cli-error.ts'
import { decodeText } from './decode-text.ts'

/** The file of `--policy` (c2sp.org/tlog-policy), where one is given. */
export async function readTrustPolicy(path: string | undefined): Promise<TrustPolicy | undefined> {
  if (path === undefined) return undefined
  const bytes = await readFile(path).catch((cause) => {
    throw new CliError('file_unreadable', `expected a trust policy at ${path}, found none`, {
      cause,
    })
  })
  return parseTrustPolicy(decodeText(bytes, path)).catch((cause) => {
    throw new CliError('usage', `${path}: ${cause.message}`, { cause })
  })
}

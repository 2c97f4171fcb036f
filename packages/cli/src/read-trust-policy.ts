import { readFile } from 'node:fs/promises'
import { parseTrustPolicy, type TrustPolicy } from '@kvitto/receipt'
import { CliError } from './cli-error.ts'

/** The file of `--policy` (c2sp.org/tlog-policy), where one is given. */
export async function readTrustPolicy(path: string | undefined): Promise<TrustPolicy | undefined> {
  if (path === undefined) return undefined
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new CliError('file_unreadable', `expected a trust policy at ${path}, found none`, {
      cause,
    })
  })
  return parseTrustPolicy(text).catch((cause) => {
    throw new CliError('usage', `${path}: ${cause.message}`, { cause })
  })
}

import { parseTrustPolicy, type TrustPolicy } from '@kvitto/receipt'
import { CliError } from './cli-error.ts'
import { readTextFile } from './read-text-file.ts'

/** The file of `--policy` (c2sp.org/tlog-policy), where one is given. */
export async function readTrustPolicy(path: string | undefined): Promise<TrustPolicy | undefined> {
  if (path === undefined) return undefined
  const text = await readTextFile(path, `expected a trust policy at ${path}, found none`)
  return parseTrustPolicy(text).catch((cause) => {
    throw new CliError('usage', `${path}: ${cause.message}`, { cause })
  })
}

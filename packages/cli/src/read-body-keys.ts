import { CliError } from './cli-error.ts'
import type { Terminal } from './command.ts'

/** The keys that seal bodies, from the collector's own variables; undefined where there are none. */
export async function readBodyKeys(env: Terminal['env']): Promise<Uint8Array[] | undefined> {
  const { readOperatorKeys } = await import('@kvitto/collector/body-keys').catch((cause) => {
    const message = 'expected @kvitto/collector beside the CLI, found none'
    throw new CliError('file_unreadable', message, { cause })
  })
  const source = { text: env.KVITTO_BODY_KEY, file: env.KVITTO_BODY_KEY_FILE }
  return readOperatorKeys(source).catch((cause) => {
    throw new CliError('file_unreadable', Object(cause).message, { cause })
  })
}

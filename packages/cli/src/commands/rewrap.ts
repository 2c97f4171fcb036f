import type { Rewrapped } from '@kvitto/collector/body-keys'
import { CliError } from '../cli-error.ts'
import type { Command } from '../command.ts'
import { databaseOf } from '../database-of.ts'
import { readBodyKeys } from '../read-body-keys.ts'

export const rewrap: Command = {
  name: 'rewrap',
  summary: 'Seals the data keys of all bodies by the newest of the operator’s keys.',
  usage: '[<data folder>]',
  details: `  <data folder>         KVITTO_DATA of a collector on SQLite; left out, the PostgreSQL database of
                        KVITTO_DATABASE_URL. The collector may be running, with the same keys

KVITTO_BODY_KEY_FILE (or KVITTO_BODY_KEY) holds the new key first, then the old ones. Bodies stay as they are.
Afterwards the old keys can go. May be run again.

Exit codes: 0 all are sealed by the newest key, 1 there is no database or no key, 2 some are sealed by a
key that was not given, 64 used wrongly.`,
  positionals: ['data folder?'],
  options: {},
  async run({ positionals: [folder] }, terminal) {
    const operatorKeys = await readBodyKeys(terminal.env)
    if (!operatorKeys) throw new CliError('usage', 'expected KVITTO_BODY_KEY_FILE, found none')
    const database = databaseOf(folder, terminal)
    const { rewrapped, current, lost } = await run({ database, operatorKeys })
    terminal.print(
      `sealed anew: ${rewrapped}, by the newest key already: ${current}, key not given: ${lost}`,
    )
    return lost > 0 ? 2 : 0
  },
}

async function run(options: {
  database: { folder: string } | { url: string }
  operatorKeys: readonly Uint8Array[]
}): Promise<Rewrapped> {
  const { rewrapDatabase } = await import('@kvitto/collector/body-keys')
  return rewrapDatabase(options).catch((cause) => {
    const message = `expected a database with sealed bodies: ${Object(cause).message}`
    throw new CliError('file_unreadable', message, { cause })
  })
}

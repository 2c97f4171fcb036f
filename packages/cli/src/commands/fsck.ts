import type { FsckOptions, FsckReport } from '@kvitto/collector/fsck'
import { checkLine, EXIT_CODES } from '../check-line.ts'
import { CliError } from '../cli-error.ts'
import type { Command, Terminal } from '../command.ts'
import { databaseOf } from '../database-of.ts'
import { readBodyKeys } from '../read-body-keys.ts'
import { readLogKeys } from '../read-vkeys.ts'

export const fsckCommand: Command = {
  name: 'fsck',
  summary: 'Walks a collector’s whole database and names the first entry that is wrong.',
  usage: '[<data folder>] [--log-key <vkey or file>]…',
  details: `  <data folder>         KVITTO_DATA of a collector on SQLite; left out, the PostgreSQL database of
                        KVITTO_DATABASE_URL. The collector may be running: nothing is written
  --log-key <vkey>      the log's key, from elsewhere, or a file with it; may be repeated

Where bodies are sealed it needs KVITTO_BODY_KEY_FILE or KVITTO_BODY_KEY, as the collector has it.

Finds any row that was altered, removed, added or moved: entries, receipts, what was published, tiles,
subtrees, the checkpoint, counts; and of the access log of each site, <site>/access. Whoever has the log's
key can rewrite the whole and sign it again: that shows only to who kept an older checkpoint, as
\`kvitto monitor\` does.

Exit codes: 0 all right, 1 something is wrong or there is no database, 2 nothing is wrong but no log
key was given, or not the key of all bodies, 64 used wrongly.`,
  positionals: ['data folder?'],
  options: { 'log-key': { type: 'string', multiple: true } },
  async run(input, terminal) {
    const database = databaseOf(input.positionals[0], terminal)
    const logKeys = await readLogKeys(input.texts('log-key'))
    const { verdict, checks, firstWrong } = await walk({ database, logKeys }, terminal)
    for (const { site, name, ...check } of checks) {
      terminal.print(checkLine({ ...check, name: site === null ? name : `${site} ${name}` }))
    }
    for (const [site, index] of Object.entries(firstWrong)) {
      terminal.print(`${site}: the first wrong entry is ${index}`)
    }
    return EXIT_CODES[verdict]
  },
}

/** The collector's package is loaded here alone: the other commands do without it and its database. */
async function walk(
  options: Omit<FsckOptions, 'operatorKeys'>,
  { env }: Terminal,
): Promise<FsckReport> {
  const { fsck } = await import('@kvitto/collector/fsck').catch((cause) => {
    const message = 'expected @kvitto/collector beside the CLI, found none'
    throw new CliError('file_unreadable', message, { cause })
  })
  const operatorKeys = await readBodyKeys(env)
  try {
    return await fsck({ ...options, operatorKeys })
  } catch (cause) {
    const { database } = options
    const where = 'url' in database ? 'at KVITTO_DATABASE_URL' : `in ${database.folder}`
    const message = `expected a database ${where}: ${Object(cause).message}`
    throw new CliError('file_unreadable', message, { cause })
  }
}

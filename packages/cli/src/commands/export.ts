import type { ArchiveOptions } from '@kvitto/collector/archive'
import { CliError } from '../cli-error.ts'
import type { Command } from '../command.ts'
import { databaseOf } from '../database-of.ts'
import { readBodyKeys } from '../read-body-keys.ts'

export const exportCommand: Command = {
  name: 'export',
  summary:
    'Writes all logs and what they stand for into a folder that verifies itself, for the day you leave.',
  usage: '--all <archive> [<data folder>]',
  details: `  --all                 of every site: there is no other choice yet
  <archive>             folder to make, for its owner alone; one that is there is left alone
  <data folder>         KVITTO_DATA of a collector on SQLite; left out, the PostgreSQL database of
                        KVITTO_DATABASE_URL. The collector may be running: nothing is written to it

Of each of a site's logs the checkpoint, what witnesses cosigned, entries and tiles (C2SP tlog-tiles); receipts
and erasures; its access log, with who read what; policies, builds and their files by their hashes. \`kvitto
verify <archive> --log-key <vkey>\` checks it offline, with \`--policy\` or \`--keys\` also who cosigned. Keys and
tokens are not in it, nor accesses that are in no log yet. Sealed bodies are opened: it needs KVITTO_BODY_KEY_FILE or KVITTO_BODY_KEY, as the collector has it.`,
  positionals: ['archive', 'data folder?'],
  options: { all: { type: 'boolean' } },
  async run(input, terminal) {
    const [folder = '', data] = input.positionals
    if (!input.has('all')) throw new CliError('usage', 'expected --all, found no choice of sites')
    const database = databaseOf(data, terminal)
    const operatorKeys = await readBodyKeys(terminal.env)
    const sizes = await write({ database, folder, operatorKeys })
    for (const [site, size] of Object.entries(sizes)) {
      terminal.print(`${site}: ${size} entries`)
    }
    return 0
  },
}

/** The collector's package is loaded here alone. */
async function write(options: ArchiveOptions): Promise<Record<string, number>> {
  const { makeArchive } = await import('@kvitto/collector/archive').catch((cause) => {
    const message = 'expected @kvitto/collector beside the CLI, found none'
    throw new CliError('file_unreadable', message, { cause })
  })
  try {
    return await makeArchive(options)
  } catch (cause) {
    const message = `expected a database to read and a folder to make: ${Object(cause).message}`
    throw new CliError('file_unreadable', message, { cause })
  }
}

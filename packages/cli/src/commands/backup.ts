import type { BackedUp, BackupOptions } from '@kvitto/collector/backup'
import { CliError } from '../cli-error.ts'
import type { Command } from '../command.ts'

export const backup: Command = {
  name: 'backup',
  summary: 'Copies the database of a collector on SQLite, which may be running.',
  usage: '<data folder> <file> [--body-keys]',
  details: `  <data folder>         KVITTO_DATA of the collector
  <file>                to make, readable by its owner only; one that is there is left alone
  --body-keys           the data keys of sealed bodies instead, for a backup of their own

Copies what is committed at one moment. The keys lie beside the database and are not copied: keep their
backups apart. Of PostgreSQL, pg_basebackup makes the copy. BACKUP.md of the collector has the whole way,
and back.`,
  positionals: ['data folder', 'file'],
  options: { 'body-keys': { type: 'boolean' } },
  async run({ positionals: [data = '', file = ''], has }, terminal) {
    const sizes = await copy({ data, file, bodyKeys: has('body-keys') })
    for (const [site, size] of Object.entries(sizes)) {
      terminal.print(`${site}: ${size} entries`)
    }
    return 0
  },
}

/** The collector's package is loaded here alone. */
async function copy(options: BackupOptions): Promise<BackedUp> {
  const { backupSqlite } = await import('@kvitto/collector/backup').catch((cause) => {
    const message = 'expected @kvitto/collector beside the CLI, found none'
    throw new CliError('file_unreadable', message, { cause })
  })
  try {
    return await backupSqlite(options)
  } catch (cause) {
    const { data, file } = options
    const message = `expected a database in ${data} and no file ${file} yet: ${Object(cause).message}`
    throw new CliError('file_unreadable', message, { cause })
  }
}

import { CliError } from './cli-error.ts'
import type { Terminal } from './command.ts'

/**
 * A collector's SQLite where a folder is given, else the PostgreSQL of the environment. Its address is
 * no argument: it may hold a password, and arguments are there for all to see. Throws `usage`.
 */
export function databaseOf(
  folder: string | undefined,
  { env }: Terminal,
): { folder: string } | { url: string } {
  if (folder !== undefined) return { folder }
  if (env.KVITTO_DATABASE_URL) return { url: env.KVITTO_DATABASE_URL }
  throw new CliError('usage', 'expected <data folder> or KVITTO_DATABASE_URL, found neither')
}

import type { Database } from 'better-sqlite3'

/** In ms: how long a statement waits for another process. */
export const BUSY_TIMEOUT = 5000

/** Sets and reads back what makes a commit last, and what is deleted go. Throws where it does not hold. */
export function makeDurable(database: Database): void {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  // Large: with the default of 1,000 pages the slowest appends take ten times as long.
  database.pragma('wal_autocheckpoint = 32000')
  database.pragma(`busy_timeout = ${BUSY_TIMEOUT}`)
  database.pragma('foreign_keys = ON')
  // What is erased is overwritten, not only unlinked.
  database.pragma('secure_delete = ON')
  // A driver may be built to ignore these: an answered receipt must survive a power cut.
  const mode = database.pragma('journal_mode', { simple: true })
  const level = database.pragma('synchronous', { simple: true })
  if (mode !== 'wal' || level !== 2) {
    throw new Error(`expected SQLite in WAL mode with synchronous 2, found ${mode} and ${level}`)
  }
}

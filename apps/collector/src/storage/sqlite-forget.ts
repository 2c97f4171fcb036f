import type { Database } from 'better-sqlite3'

/** What was removed is gone from the database file (`secure_delete`), but not yet from the journal beside it. */
export function forget(database: Database): void {
  database.pragma('wal_checkpoint(TRUNCATE)')
}

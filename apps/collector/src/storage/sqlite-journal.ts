import type { Database } from 'better-sqlite3'
import { BUSY_TIMEOUT } from './sqlite-durable.ts'

/** What was removed is gone from the database file (`secure_delete`), but not yet from the journal beside it. */
export interface Journal {
  /**
   * Call it once rows are removed for good. Waits for nobody: while another process reads or writes the file, what was
   * removed stays in the journal, and is tried again.
   */
  empty(): void
  /** Tries a last time; call it before the database is closed. */
  close(): void
}

const RETRY_AFTER_MS = 1000

/** `reportError` is told where the disk fails: by then the removal itself is committed. */
export function sqliteJournal(
  database: Database,
  reportError: (error: unknown) => void = () => {},
): Journal {
  let retry: NodeJS.Timeout | undefined
  return {
    empty,
    close() {
      if (!retry) return
      clearTimeout(retry)
      tryOnce()
    },
  }

  function empty(): void {
    clearTimeout(retry)
    // A process that has nothing else to do may end.
    retry = tryOnce() ? undefined : setTimeout(empty, RETRY_AFTER_MS).unref()
  }

  function tryOnce(): boolean {
    try {
      // The driver is synchronous: while it waited, nobody would be answered.
      database.pragma('busy_timeout = 0')
      return database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0
    } catch (error) {
      reportError(error)
      return false
    } finally {
      database.pragma(`busy_timeout = ${BUSY_TIMEOUT}`)
    }
  }
}

import type { Database } from 'better-sqlite3'
import { CollectorError } from '../collector-error.ts'

/** Seconds. */
const RETRY_AFTER = 5

/** Whether a later collector has brought the file beyond `newest`; what this one writes may not fit it. */
export function findNewer(database: Database, newest: number): () => CollectorError | undefined {
  return () => {
    const found = Number(database.pragma('user_version', { simple: true }))
    if (found <= newest) return undefined
    const message = `expected a database of version ${newest} or less, found ${found}`
    return new CollectorError('store_newer', message, { retryAfter: RETRY_AFTER })
  }
}

import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import { CollectorError } from '../collector-error.ts'

/** Below this the next batches may still fit: time to make room. */
const LEAST_FREE = 32 * 1024 * 1024

/**
 * Writes a row and waits for the disk; throws where that fails, where the disk is about to be full, and where a later
 * collector has the file: this row still fits it, others may not.
 */
export function checkWritable(
  database: Database,
  newer: () => CollectorError | undefined,
): () => Promise<void> {
  const write = database.prepare(
    `insert into setting values ('last-check', ?)
     on conflict do update set value = excluded.value`,
  )
  return async () => {
    const error = newer()
    if (error) throw error
    // A small row fits into what a failed batch left behind: room is asked for by itself.
    const { bavail, bsize } = await statfs(dirname(database.name))
    if (bavail * bsize < LEAST_FREE) {
      const message = `expected ${LEAST_FREE} bytes free beside the database, found ${bavail * bsize}`
      throw new CollectorError('store_unavailable', message)
    }
    write.run(new Date().toISOString())
  }
}

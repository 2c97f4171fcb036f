import type { Id } from '@kvitto/core'
import type { Database } from 'better-sqlite3'
import { decidedBy } from './decided-by.ts'
import type { RemovedBody } from './receipt-store.ts'

/** Prepares what removes a receipt with every row that finds it; `receivedAt` is in ms since 1970. */
export function receiptRemover(database: Database) {
  const deleteReceipt = database.prepare('delete from receipt where site = ? and idx = ?')
  const deleteDecided = database.prepare(
    `delete from decided
     where site = ? and purpose = ? and decision = ? and received_at = ? and idx = ?`,
  )
  const deleteEnded = database.prepare('delete from ended where site = ? and hash = ? and idx = ?')
  return (site: Id, { index, ends, ...decided }: RemovedBody, receivedAt: number): void => {
    for (const [id, decision] of decidedBy(decided)) {
      deleteDecided.run(site, id, decision, receivedAt, index)
    }
    for (const ended of ends) deleteEnded.run(site, ended, index)
    deleteReceipt.run(site, index)
  }
}

import type { Database } from 'better-sqlite3'
import type { LogId } from '../log/log-id.ts'
import type { ReceiptStore, SignedHead } from './receipt-store.ts'

/** What witnesses cosigned. */
export function sqliteWitnessed(
  database: Database,
): Pick<ReceiptStore, 'readWitnessed' | 'putWitnessed'> {
  const select = database.prepare<[LogId], SignedHead>(
    'select size, checkpoint from witnessed where site = ?',
  )
  const put = database.prepare(
    `insert into witnessed values (?, ?, ?) on conflict (site) do update
     set size = excluded.size, checkpoint = excluded.checkpoint where excluded.size >= size`,
  )
  return {
    readWitnessed: async (log) => select.get(log),
    async putWitnessed(log, { size, checkpoint }) {
      put.run(log, size, checkpoint)
    },
  }
}

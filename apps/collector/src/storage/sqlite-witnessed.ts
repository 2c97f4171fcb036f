import type { Id } from '@kvitto/core'
import type { Database } from 'better-sqlite3'
import type { ReceiptStore, SignedHead } from './receipt-store.ts'

/** What witnesses cosigned. */
export function sqliteWitnessed(
  database: Database,
): Pick<ReceiptStore, 'readWitnessed' | 'putWitnessed'> {
  const select = database.prepare<[Id], SignedHead>(
    'select size, checkpoint from witnessed where site = ?',
  )
  const put = database.prepare(
    `insert into witnessed values (?, ?, ?) on conflict (site) do update
     set size = excluded.size, checkpoint = excluded.checkpoint where excluded.size >= size`,
  )
  return {
    readWitnessed: async (site) => select.get(site),
    async putWitnessed(site, { size, checkpoint }) {
      put.run(site, size, checkpoint)
    },
  }
}

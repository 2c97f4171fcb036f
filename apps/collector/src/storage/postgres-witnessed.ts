import type { Query } from './postgres-database.ts'
import type { ReceiptStore, SignedHead } from './receipt-store.ts'

/** What witnesses cosigned. */
export function postgresWitnessed(
  query: Query,
): Pick<ReceiptStore, 'readWitnessed' | 'putWitnessed'> {
  return {
    async readWitnessed(log) {
      const [row] = await query<SignedHead>(
        'select size, checkpoint from witnessed where site = $1',
        [log],
      )
      return row
    },
    async putWitnessed(log, { size, checkpoint }) {
      await query(
        `insert into witnessed values ($1, $2, $3) on conflict (site) do update
         set size = excluded.size, checkpoint = excluded.checkpoint
         where excluded.size >= witnessed.size`,
        [log, size, checkpoint],
      )
    },
  }
}

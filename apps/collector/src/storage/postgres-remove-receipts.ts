import type { Id } from '@kvitto/core'
import { decidedBy } from './decided-by.ts'
import type { Query } from './postgres-database.ts'
import type { RemovedBody } from './receipt-store.ts'

type RemovedRow = { idx: number; received_at: number; receipt_id: string; policy_version: string }

/** What the database had of a receipt, and what its removal was asked with. */
export interface RemovedReceipt {
  row: RemovedRow
  body: RemovedBody
}

/** Removes receipts with every row that finds them. What is gone already is passed over, and not among the answers. */
export async function removeReceipts(
  query: Query,
  site: Id,
  receipts: readonly RemovedBody[],
): Promise<RemovedReceipt[]> {
  const rows = await query<RemovedRow>(
    `delete from receipt where site = $1 and idx = any($2::bigint[])
     returning idx, received_at, receipt_id, policy_version`,
    [site, receipts.map(({ index }) => index)],
  )
  const byIndex = new Map(rows.map((row) => [row.idx, row]))
  const gone = receipts.flatMap((body) => {
    const row = byIndex.get(body.index)
    return row ? [{ row, body }] : []
  })
  const decided = gone.flatMap(({ row: { idx, received_at }, body }) =>
    decidedBy(body).map(([purpose, decision]) => ({ purpose, decision, received_at, idx })),
  )
  const ended = gone.flatMap(({ row: { idx }, body }) => body.ends.map((hash) => ({ hash, idx })))
  await query(
    `with no_decided as (delete from decided d using json_populate_recordset(null::decided, $2) g
       where d.site = $1 and d.purpose = g.purpose and d.decision = g.decision
       and d.received_at = g.received_at and d.idx = g.idx)
     delete from ended e using json_populate_recordset(null::ended, $3) g
       where e.site = $1 and e.hash = g.hash and e.idx = g.idx`,
    [site, JSON.stringify(decided), JSON.stringify(ended)],
  )
  return gone
}

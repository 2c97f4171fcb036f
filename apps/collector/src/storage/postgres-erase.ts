import type { Id } from '@kvitto/core'
import { isGiving } from '../domain/is-giving.ts'
import { decidedBy } from './decided-by.ts'
import { type ErasureRow, toErasure } from './erasure-row.ts'
import type { Query } from './postgres-database.ts'
import type { AppendItem, Erasure, ErasureFilter, ErasurePage } from './receipt-store.ts'
import { traceOf } from './what-remains.ts'

/** An erasure that was taken, and its index. */
export interface TakenErasure {
  item: AppendItem & { kind: 'erasure' }
  index: number
}

type RemovedRow = { idx: number; received_at: number; receipt_id: string; policy_version: string }

/** Removes the receipts that an erasure lists, with every row that finds them. */
export async function eraseReceipts(query: Query, { item, index }: TakenErasure): Promise<void> {
  const { site, erasure } = item
  if (erasure.receipts.length === 0) return
  const rows = await query<RemovedRow>(
    `delete from receipt where site = $1 and idx = any($2::bigint[])
     returning idx, received_at, receipt_id, policy_version`,
    [site, erasure.receipts.map((receipt) => receipt.index)],
  )
  const byIndex = new Map(rows.map((row) => [row.idx, row]))
  const gone = erasure.receipts.flatMap((body) => {
    const row = byIndex.get(body.index)
    return row ? [{ row, body }] : []
  })
  const erased = gone.map(({ row, body }) => ({
    site,
    idx: row.idx,
    erasure: index,
    receipt: traceOf(row.receipt_id),
    granted: isGiving(body) ? row.policy_version : null,
  }))
  const decided = gone.flatMap(({ row: { idx, received_at }, body }) =>
    decidedBy(body).map(([purpose, decision]) => ({ purpose, decision, received_at, idx })),
  )
  const ended = gone.flatMap(({ row: { idx }, body }) => body.ends.map((hash) => ({ hash, idx })))
  await query(
    `with no_decided as (delete from decided d using json_populate_recordset(null::decided, $2) g
       where d.site = $1 and d.purpose = g.purpose and d.decision = g.decision
       and d.received_at = g.received_at and d.idx = g.idx),
     no_ended as (delete from ended e using json_populate_recordset(null::ended, $3) g
       where e.site = $1 and e.hash = g.hash and e.idx = g.idx)
     insert into erased select * from json_populate_recordset(null::erased, $4)`,
    [site, JSON.stringify(decided), JSON.stringify(ended), JSON.stringify(erased)],
  )
}

/** `ReceiptStore.listErasures`. */
export async function listErasures(
  query: Query,
  site: Id,
  { subjectId, receiptId, limit, before }: ErasureFilter & ErasurePage,
): Promise<Erasure[]> {
  const values: unknown[] = [site, limit]
  const add = (value: unknown) => `$${values.push(value)}`
  const conditions = [
    'x.site = $1',
    before !== undefined && `x.idx < ${add(before)}`,
    subjectId !== undefined && `x.subject = ${add(traceOf(subjectId))}`,
    receiptId !== undefined &&
      `x.idx = (select erasure from erased where site = $1 and receipt = ${add(traceOf(receiptId))})`,
  ]
  const rows = await query<ErasureRow>(
    `select x.idx, n.received_at, x.subject, x.erased_by, x.bytes
     from erasure x join entry n using (site, idx)
     where ${conditions.filter(Boolean).join(' and ')} order by x.idx desc limit $2`,
    values,
  )
  return rows.map(toErasure)
}

import type { Id } from '@kvitto/core'
import { isGiving } from '../domain/is-giving.ts'
import { payloadOf } from '../domain/payload-of.ts'
import { decidedBy } from './decided-by.ts'
import { type ErasureRow, toErasure } from './erasure-row.ts'
import type { Query } from './postgres-database.ts'
import type { ReceiptRow } from './receipt-row.ts'
import type { AppendItem, Erasure, ErasureFilter, ErasurePage } from './receipt-store.ts'
import { traceOf } from './what-remains.ts'

/** An erasure that was taken, and its index. */
export interface TakenErasure {
  item: AppendItem & { kind: 'erasure' }
  index: number
}

/** Removes the receipts that an erasure lists, with every row that finds them. */
export async function eraseReceipts(query: Query, { item, index }: TakenErasure): Promise<void> {
  const { site, erasure } = item
  if (erasure.receipts.length === 0) return
  const rows = await query<ReceiptRow>(
    'delete from receipt where site = $1 and idx = any($2::bigint[]) returning *',
    [site, erasure.receipts],
  )
  const gone = rows.map((row) => ({
    row,
    payload: payloadOf({ text: row.receipt, trust: row.trust }),
  }))
  const erased = gone.map(({ row, payload }) => ({
    site,
    idx: row.idx,
    erasure: index,
    receipt: traceOf(payload.receiptId),
    granted: isGiving(payload) ? payload.policyVersion : null,
  }))
  const decided = gone.flatMap(({ row: { idx, received_at }, payload }) =>
    decidedBy(payload).map(([purpose, decision]) => ({ purpose, decision, received_at, idx })),
  )
  const ended = gone.flatMap(({ row: { idx }, payload }) =>
    payload.ends.map((hash) => ({ hash, idx })),
  )
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

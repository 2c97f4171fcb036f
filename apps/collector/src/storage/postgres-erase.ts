import type { Id } from '@kvitto/core'
import { isGiving } from '../domain/is-giving.ts'
import { type ErasureRow, toErasure } from './erasure-row.ts'
import type { Query } from './postgres-database.ts'
import { removeReceipts } from './postgres-remove-receipts.ts'
import type { AppendItem, Erasure, ErasureFilter, ErasurePage } from './receipt-store.ts'
import { traceOf } from './what-remains.ts'

/** An erasure that was taken, and its index. */
export interface TakenErasure {
  item: AppendItem & { kind: 'erasure' }
  index: number
}

/** Removes the receipts that an erasure lists, and keeps what remains of them. */
export async function eraseReceipts(query: Query, { item, index }: TakenErasure): Promise<void> {
  const { site, erasure } = item
  if (erasure.receipts.length === 0) return
  const gone = await removeReceipts(query, site, erasure.receipts)
  const erased = gone.map(({ row, body }) => ({
    site,
    idx: row.idx,
    erasure: index,
    receipt: traceOf(row.receipt_id),
    granted: isGiving(body) ? row.policy_version : null,
  }))
  await query('insert into erased select * from json_populate_recordset(null::erased, $1)', [
    JSON.stringify(erased),
  ])
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

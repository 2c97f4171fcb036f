import type { Id } from '@kvitto/core'
import type { Database } from 'better-sqlite3'
import { isGiving } from '../domain/is-giving.ts'
import { type ErasureRow, toErasure } from './erasure-row.ts'
import type { AppendItem, NewErasure, ReceiptStore, RemovedBody } from './receipt-store.ts'
import { receiptRemover } from './sqlite-remove-receipt.ts'
import { type ErasedAt, isTooLate, saysTheSame, traceOf } from './what-remains.ts'

type Found = { idx: number; received_at: number }
type Stored = Found & Record<'subject_id' | 'receipt_id' | 'policy_version', string>

/** What an append finds of erasures, and what one of them removes. */
export function erasureRows(database: Database) {
  const anyErasure = database.prepare<[Id]>('select 1 from erasure where site = ? limit 1')
  const erasuresOf = database.prepare<[Id, string], Found & ErasedAt>(
    `select x.idx, n.received_at, x.erased_by from erasure x join entry n using (site, idx)
     where x.site = ? and x.subject = ? order by x.idx desc`,
  )
  const removed = database.prepare<[Id, string], Found & { stands_for: Buffer }>(
    `select x.idx, n.received_at, n.stands_for from erased x join entry n using (site, idx)
     where x.site = ? and x.receipt = ?`,
  )
  const stored = database.prepare<[Id, number], Stored>(
    `select idx, received_at, subject_id, receipt_id, policy_version
     from receipt where site = ? and idx = ?`,
  )
  const removal = database.prepare<[Id, number]>(
    `select 1 from entry n left join erasure x using (site, idx) where n.site = ? and n.idx >= ?
     and (n.kind = 'pruned' or json_array_length(x.bytes, '$.receipts') > 0) limit 1`,
  )
  const insertErasure = database.prepare('insert into erasure values (?, ?, ?, ?, ?)')
  const insertErased = database.prepare('insert into erased values (?, ?, ?, ?, ?)')
  const removeReceipt = receiptRemover(database)

  return {
    hasAny: (site: Id) => anyErasure.get(site) !== undefined,
    /** Of a receipt that is not stored. */
    findRemoved({ site, receipt, standsFor }: AppendItem & { kind: 'receipt' }) {
      const row = removed.get(site, traceOf(receipt.payload.receiptId))
      if (row) return Buffer.compare(row.stands_for, standsFor) === 0 ? row : 'conflict'
      const erasures = erasuresOf.all(site, traceOf(receipt.payload.subjectId))
      return isTooLate(receipt.payload, erasures) ? 'subject-erased' : undefined
    },
    find(site: Id, { subjectId, subject, by, receipts, since }: NewErasure) {
      const isTheirs = ({ index }: RemovedBody) => stored.get(site, index)?.subject_id === subjectId
      if (receipts.length > 0) {
        return receipts.every(isTheirs) && !removal.get(site, since) ? undefined : 'conflict'
      }
      return erasuresOf.all(site, subject).find(({ erased_by }) => saysTheSame(erased_by, by))
    },
    insert(site: Id, index: number, { subject, by, bytes, receipts }: NewErasure) {
      insertErasure.run(site, index, subject, by, bytes)
      for (const receipt of receipts) erase(site, receipt, index)
    },
  } as const

  function erase(site: Id, body: RemovedBody, erasure: number): void {
    const { index } = body
    const row = stored.get(site, index)
    if (!row) throw new Error(`expected a receipt at ${index}, found none`)
    const granted = isGiving(body) ? row.policy_version : null
    insertErased.run(site, index, erasure, traceOf(row.receipt_id), granted)
    removeReceipt(site, body, row.received_at)
  }
}

/** `ReceiptStore.listErasures`. */
export function sqliteErasures(database: Database): ReceiptStore['listErasures'] {
  type Asked = Record<'site' | 'subject' | 'receipt', string> & Record<'before' | 'limit', number>
  const prepare = (condition: string) =>
    database.prepare<Asked, ErasureRow>(
      `select x.idx, n.received_at, x.subject, x.erased_by, x.bytes
       from erasure x join entry n using (site, idx)
       where x.site = @site and x.idx < @before ${condition} order by x.idx desc limit @limit`,
    )
  const OF_SUBJECT = 'and x.subject = @subject'
  const OF_RECEIPT =
    'and x.idx = (select erasure from erased where site = @site and receipt = @receipt)'
  const all = prepare('')
  const ofSubject = prepare(OF_SUBJECT)
  const ofReceipt = prepare(OF_RECEIPT)
  const ofBoth = prepare(`${OF_SUBJECT} ${OF_RECEIPT}`)
  return async (site, { subjectId, receiptId }, { limit, before = Number.MAX_SAFE_INTEGER }) => {
    const subject = traceOf(subjectId ?? '')
    const receipt = traceOf(receiptId ?? '')
    const [one, other] = receiptId === undefined ? [ofSubject, all] : [ofBoth, ofReceipt]
    const statement = subjectId === undefined ? other : one
    return statement.all({ site, subject, receipt, before, limit }).map(toErasure)
  }
}

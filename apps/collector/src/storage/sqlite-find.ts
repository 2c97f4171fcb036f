import type { Id } from '@kvitto/core'
import type { Trust } from '@kvitto/receipt'
import type { Database, Statement } from 'better-sqlite3'
import type { Page, ReceiptFilter, StoredReceipt } from './receipt-store.ts'

export interface ReceiptRow {
  idx: number
  received_at: number
  trust: Trust
  hash: string
  receipt: string
}

export function toStored(row: ReceiptRow): StoredReceipt {
  const { idx, received_at, trust, hash, receipt } = row
  return { index: idx, receivedAt: new Date(received_at).toISOString(), trust, hash, text: receipt }
}

type Value = string | number

/**
 * `ReceiptStore.findReceipts`: the query is put together from the filter's fields so that each walks
 * one index in the order of the answer, however many receipts there are.
 */
export function sqliteFind(database: Database) {
  // One per combination of fields, so at most 2^8.
  const statements = new Map<string, Statement<Value[], ReceiptRow>>()

  return (site: Id, filter: ReceiptFilter, page: Page): StoredReceipt[] => {
    const { sql, values } = query(site, filter, page)
    const statement = statements.get(sql) ?? database.prepare<Value[], ReceiptRow>(sql)
    statements.set(sql, statement)
    return statement.all(...values).map(toStored)
  }
}

function query(site: Id, filter: ReceiptFilter, page: Page): { sql: string; values: Value[] } {
  const { receiptId, subjectId, from, to, policyVersion, purpose, decision } = filter
  const isNarrow = receiptId !== undefined || subjectId !== undefined
  // Purpose and decision together have an index in the answer's order; else they are looked up per row.
  const isByDecision = !isNarrow && purpose !== undefined && decision !== undefined
  const order = isByDecision ? 'd' : 'r'
  const where: string[] = [`${order}.site = ?`]
  const values: Value[] = [site]
  const add = (condition: string, ...added: Value[]) => {
    where.push(condition)
    values.push(...added)
  }

  if (receiptId !== undefined) add('r.receipt_id = ?', receiptId)
  if (subjectId !== undefined) add('r.subject_id = ?', subjectId)
  if (policyVersion !== undefined) add('r.policy_version = ?', policyVersion)
  if (from !== undefined) add(`${order}.received_at >= ?`, Date.parse(from))
  if (to !== undefined) add(`${order}.received_at < ?`, Date.parse(to))
  if (isByDecision) add('d.purpose = ? and d.decision = ?', purpose, decision)
  else if (purpose !== undefined || decision !== undefined) {
    const conditions = [
      purpose !== undefined && 'x.purpose = ?',
      decision !== undefined && 'x.decision = ?',
    ]
    add(
      `exists (select 1 from decided x where x.site = r.site and x.idx = r.idx
        and ${conditions.filter(Boolean).join(' and ')})`,
      ...[purpose, decision].filter((value) => value !== undefined),
    )
  }
  if (page.after) {
    const { receivedAt, index } = page.after
    add(`(${order}.received_at, ${order}.idx) < (?, ?)`, Date.parse(receivedAt), index)
  }

  const source = isByDecision
    ? 'decided d cross join receipt r on r.site = d.site and r.idx = d.idx'
    : 'receipt r'
  return {
    sql: `select r.* from ${source} where ${where.join(' and ')}
          order by ${order}.received_at desc, ${order}.idx desc limit ?`,
    values: [...values, page.limit],
  }
}

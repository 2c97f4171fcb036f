import type { Id } from '@kvitto/core'
import type { Trust } from '@kvitto/receipt'
import type { Database, Statement } from 'better-sqlite3'
import type { Page, ReceiptFilter, StoredReceipt } from './receipt-store.ts'
import { type ReceiptsQuery, receiptsQuery } from './receipts-query.ts'

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

/** `ReceiptStore.findReceipts`, with one prepared statement per combination of the filter's fields. */
export function sqliteFind(database: Database) {
  type Values = ReceiptsQuery['values']
  const statements = new Map<string, Statement<[Values], ReceiptRow>>()

  return (site: Id, filter: ReceiptFilter, page: Page): StoredReceipt[] => {
    const { sql, values } = receiptsQuery(site, filter, page)
    const statement = statements.get(sql) ?? database.prepare<[Values], ReceiptRow>(sql)
    statements.set(sql, statement)
    return statement.all(values).map(toStored)
  }
}

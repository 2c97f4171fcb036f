import type { Id } from '@kvitto/core'
import type { Database, Statement } from 'better-sqlite3'
import { type ReceiptRow, toStored } from './receipt-row.ts'
import type { Page, ReceiptFilter, StoredReceipt } from './receipt-store.ts'
import { type ReceiptsQuery, receiptsQuery } from './receipts-query.ts'

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

import type { Id } from '@kvitto/core'
import type { Database, Statement } from 'better-sqlite3'
import { type ReceiptRow, toStored } from './receipt-row.ts'
import type { Page, ReceiptFilter, StoredReceipt } from './receipt-store.ts'
import { answersQuery, type ReceiptsQuery, receiptsQuery } from './receipts-query.ts'

/** Each kept while few others are: a statement differs with the answers that fit. */
const MOST_STATEMENTS = 200

/** `ReceiptStore.findReceipts`, with a prepared statement for what was asked lately. */
export function sqliteFind(database: Database) {
  const prepareAnswers = keepStatements<{ id: number }>(database)
  const preparePage = keepStatements<ReceiptRow>(database)

  // In one view: an answer that is new in between would be left out, and later ones shown.
  return database.transaction((site: Id, filter: ReceiptFilter, page: Page): StoredReceipt[] => {
    const asked = answersQuery(site, filter)
    const fitting = asked ? prepareAnswers(asked.sql).all(asked.values) : []
    const answers = fitting.map(({ id }) => id)
    const { sql, values } = receiptsQuery(site, filter, { ...page, answers })
    return preparePage(sql).all(values).map(toStored)
  })
}

function keepStatements<Row>(database: Database) {
  type Asked = Statement<[ReceiptsQuery['values']], Row>
  const statements = new Map<string, Asked>()
  return (sql: string): Asked => {
    const known = statements.get(sql)
    if (known) return known
    if (statements.size >= MOST_STATEMENTS) statements.clear()
    const statement: Asked = database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
}

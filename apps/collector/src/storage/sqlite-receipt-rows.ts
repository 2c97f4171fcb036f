import type { Id } from '@kvitto/core'
import type { AcceptedReceipt } from '@kvitto/receipt'
import type { Database } from 'better-sqlite3'
import { isGiving } from '../domain/is-giving.ts'
import { dayOf } from './day-of.ts'
import { decidedBy } from './decided-by.ts'
import type { AppendItem } from './receipt-store.ts'
import { sqliteAnswers } from './sqlite-answers.ts'
import { mayBePruned, wasPruned } from './was-pruned.ts'

type Row = { idx: number; received_at: number }
type Grants = { day: number; policyVersion: string; n: number }

/** What an append finds of receipts, and the rows that it writes of one. */
export function sqliteReceiptRows(database: Database) {
  const byId = database.prepare<[Id, string], Row & { hash: string }>(
    'select idx, received_at, hash from receipt where site = ? and receipt_id = ?',
  )
  const subjectOf = database
    .prepare<[Id, string], string>('select subject_id from receipt where site = ? and hash = ?')
    .pluck()
  const newestPruned = database
    .prepare<[Id], string>(
      "select record from log_record where site = ? and kind = 'pruned' order by idx desc limit 1",
    )
    .pluck()
  const answersOf = sqliteAnswers(database)
  const insertReceipt = database.prepare(
    'insert into receipt values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const insertDecided = database.prepare('insert into decided values (?, ?, ?, ?, ?, ?)')
  const insertEnded = database.prepare('insert or ignore into ended values (?, ?, ?)')
  const countGrants = database.prepare(
    'insert into grant_count values (?, ?, ?, ?) on conflict do update set n = n + excluded.n',
  )

  return {
    find(item: AppendItem & { kind: 'receipt' }) {
      const { site, receipt } = item
      const { payload, hash } = receipt
      const row = byId.get(site, payload.receiptId)
      if (row) return row.hash === hash ? row : 'conflict'
      if (mayBePruned(item) && wasPruned(item, newestPruned.get(site))) return 'receipt-pruned'
      const previousSubject = payload.previous && subjectOf.get(site, payload.previous)
      if (previousSubject && previousSubject !== payload.subjectId) return 'subject-mismatch'
      return undefined
    },
    /** Of one batch and site: what its receipts have in common is asked and written once. */
    begin(site: Id) {
      const numberOf = answersOf(site)
      const grants = new Map<string, Grants>()
      return {
        insert(index: number, at: number, { payload, hash, trust, text }: AcceptedReceipt) {
          const { receiptId, subjectId, policyVersion } = payload
          const answers = numberOf(payload) ?? null
          const row = [receiptId, subjectId, hash, policyVersion, at, trust, text, answers]
          insertReceipt.run(site, index, ...row)
          if (answers === null) {
            for (const [id, decision] of decidedBy(payload)) {
              insertDecided.run(site, id, decision, at, index, policyVersion)
            }
          }
          for (const ended of payload.ends) insertEnded.run(site, ended, index)
          if (isGiving(payload)) countGrant(dayOf(at), policyVersion)
        },
        end() {
          for (const { day, policyVersion, n } of grants.values()) {
            countGrants.run(site, day, policyVersion, n)
          }
        },
      }

      function countGrant(day: number, policyVersion: string): void {
        const name = `${day} ${policyVersion}`
        const counted = grants.get(name) ?? { day, policyVersion, n: 0 }
        counted.n++
        grants.set(name, counted)
      }
    },
  } as const
}

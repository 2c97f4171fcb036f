import type { Id } from '@kvitto/core'
import type { Query } from './postgres-database.ts'
import { type ReceiptRow, toStored } from './receipt-row.ts'
import type { Page, ReceiptFilter, StoredReceipt } from './receipt-store.ts'
import { ANY, boundOf } from './receipts-query.ts'

const ORDER = 'order by t.received_at desc, t.idx desc'

/** Gives a value its number in the statement. */
type Add = (value: unknown) => string

/**
 * `ReceiptStore.findReceipts`. Of many receipts only those of the page are read: there is an index in
 * the order of the answer for whatever is asked. One receipt or one subject has few.
 */
export async function findReceipts(
  query: Query,
  site: Id,
  filter: ReceiptFilter,
  page: Page,
): Promise<StoredReceipt[]> {
  const values: unknown[] = []
  const add: Add = (value) => `$${values.push(value)}`
  const where = conditionsOf(add, site, filter, page)
  const { receiptId, subjectId, purpose, decision } = filter
  const isByDecision = purpose !== undefined || decision !== undefined
  const isNarrow = receiptId !== undefined || subjectId !== undefined
  const limit = add(page.limit)
  const decided = isByDecision && decidedOf(add, filter)
  const text =
    decided && !isNarrow
      ? byDecision(decided, where, limit)
      : `select t.* from receipt t where ${where}${decided ? heldBy(decided) : ''}
         ${ORDER} limit ${limit}`
  return (await query<ReceiptRow>(text, values)).map(toStored)
}

function conditionsOf(add: Add, site: Id, filter: ReceiptFilter, page: Page): string {
  const { receiptId, subjectId, policyVersion, from } = filter
  const { before, beforeIndex } = boundOf(filter, page)
  const conditions = [
    `t.site = ${add(site)}`,
    receiptId !== undefined && `t.receipt_id = ${add(receiptId)}`,
    subjectId !== undefined && `t.subject_id = ${add(subjectId)}`,
    policyVersion !== undefined && `t.policy_version = ${add(policyVersion)}`,
    from !== undefined && `t.received_at >= ${add(Date.parse(from))}`,
    Number.isFinite(before) && `(t.received_at, t.idx) < (${add(before)}, ${add(beforeIndex)})`,
  ]
  return conditions.filter(Boolean).join(' and ')
}

/** What a row of `decided` must be: numbers of values. */
interface Decided {
  purpose: string
  decisions: string[]
}

function decidedOf(add: Add, { purpose = ANY, decision }: ReceiptFilter): Decided {
  const decisions = decision ? [decision] : (['given', 'refused'] as const)
  return { purpose: add(purpose), decisions: decisions.map(add) }
}

/** A purpose stands once in a receipt, given or refused: one walk, or two that merge without doubles. */
function byDecision({ purpose, decisions }: Decided, where: string, limit: string): string {
  const walks = decisions.map(
    (decision) =>
      `(select t.site, t.received_at, t.idx from decided t
        where ${where} and t.purpose = ${purpose} and t.decision = ${decision}
        ${ORDER} limit ${limit})`,
  )
  // The limit of one has each looked up: a plain join may read the whole table instead.
  return `select r.* from (${walks.join(' union all ')}) t cross join lateral
          (select * from receipt where site = t.site and idx = t.idx limit 1) r
          ${ORDER} limit ${limit}`
}

/** Looked up in each receipt, for the same reason: `exists` may become a join. */
function heldBy({ purpose, decisions }: Decided): string {
  return ` and (select true from decided d where d.site = t.site and d.purpose = ${purpose}
            and d.decision in (${decisions.join(', ')})
            and d.received_at = t.received_at and d.idx = t.idx limit 1)`
}

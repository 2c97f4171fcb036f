import type { Id } from '@kvitto/core'
import type { Page, ReceiptFilter } from './receipt-store.ts'

export interface ReceiptsQuery {
  sql: string
  /** By name; `sql` may use one several times. */
  values: Record<string, string | number>
}

/** In `decided`, stands for all purposes and services of a receipt. */
export const ANY = ''

/**
 * The query of one page, put together from the filter's fields so that whatever combination is asked
 * walks one index, or two in step, in the order of the answer: however many receipts there are, only
 * those of the page are read. One receipt or one subject has few, so the rest is looked up in each.
 */
export function receiptsQuery(site: Id, filter: ReceiptFilter, page: Page): ReceiptsQuery {
  const { receiptId, subjectId, policyVersion, purpose, decision } = filter
  const isByDecision = purpose !== undefined || decision !== undefined
  const isNarrow = receiptId !== undefined || subjectId !== undefined
  const isBounded = filter.to !== undefined || page.after !== undefined
  const where = [
    't.site = @site',
    receiptId !== undefined && 't.receipt_id = @receiptId',
    subjectId !== undefined && 't.subject_id = @subjectId',
    policyVersion !== undefined && 't.policy_version = @policyVersion',
    filter.from !== undefined && 't.received_at >= @from',
    // One bound for `to` and the page before: of two, SQLite might walk from the wrong one.
    isBounded && '(t.received_at, t.idx) < (@before, @beforeIndex)',
  ]
  return {
    sql: isByDecision && !isNarrow ? byDecision(where, filter) : byReceipt(where, filter),
    values: valuesOf(site, filter, page),
  }
}

type Conditions = (string | false)[]

const ORDER = 'order by t.received_at desc, t.idx desc'

/** A purpose stands once in a receipt, given or refused: two walks that merge, without doubles. */
function byDecision(where: Conditions, { policyVersion, decision }: ReceiptFilter): string {
  // The primary key has the order that the index has within one version.
  const index = policyVersion === undefined ? 'not indexed' : 'indexed by decided_version'
  const walk = (found: string) =>
    `select t.received_at as received_at, t.idx as idx, r.trust, r.hash, r.receipt
     from decided t ${index} cross join receipt r on r.site = t.site and r.idx = t.idx
     where ${join([...where, 't.purpose = @purpose', `t.decision = ${found}`])}`
  return decision
    ? `${walk('@decision')} ${ORDER} limit @limit`
    : `${walk("'given'")} union all ${walk("'refused'")}
       order by received_at desc, idx desc limit @limit`
}

function byReceipt(where: Conditions, filter: ReceiptFilter): string {
  const { purpose, decision } = filter
  const decides =
    (purpose !== undefined || decision !== undefined) &&
    `exists (select 1 from decided d where d.site = t.site and d.purpose = @purpose
     and d.decision ${decision ? '= @decision' : "in ('given', 'refused')"}
     and d.received_at = t.received_at and d.idx = t.idx)`
  return `select t.received_at, t.idx, t.trust, t.hash, t.receipt from receipt t indexed by ${indexOf(filter)}
          where ${join([...where, decides])} ${ORDER} limit @limit`
}

/** Left to itself, SQLite takes a range of time for narrower than a version or a subject. */
function indexOf({ receiptId, subjectId, policyVersion }: ReceiptFilter): string {
  if (receiptId !== undefined) return 'receipt_id'
  if (subjectId !== undefined) return 'receipt_subject'
  return policyVersion === undefined ? 'receipt_time' : 'receipt_version'
}

function join(conditions: Conditions): string {
  return conditions.filter(Boolean).join(' and ')
}

function valuesOf(site: Id, filter: ReceiptFilter, page: Page): ReceiptsQuery['values'] {
  const { receiptId, subjectId, policyVersion, from, decision, purpose = ANY } = filter
  const { before, beforeIndex } = boundOf(filter, page)
  const values = {
    site,
    receiptId,
    subjectId,
    policyVersion,
    from: from && Date.parse(from),
    before,
    beforeIndex,
    purpose,
    decision,
    limit: page.limit,
  }
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return Object.fromEntries(given)
}

/** The earlier of `to`, which no index is below, and the last record of the page before. */
export function boundOf({ to }: ReceiptFilter, { after }: Page) {
  const end = to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to)
  const last = after ? Date.parse(after.receivedAt) : Number.POSITIVE_INFINITY
  return last < end ? { before: last, beforeIndex: after?.index } : { before: end, beforeIndex: 0 }
}

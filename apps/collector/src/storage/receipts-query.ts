import type { Id } from '@kvitto/core'
import type { Page, ReceiptFilter } from './receipt-store.ts'

export interface ReceiptsQuery {
  sql: string
  /** By name; `sql` may use one several times. */
  values: Record<string, string | number>
}

/** In what is decided, stands for all purposes and services of a receipt. */
export const ANY = ''

/** The query of the numbers of all answers that fit; undefined where none is asked for. */
export function answersQuery(site: Id, filter: ReceiptFilter): ReceiptsQuery | undefined {
  if (!isByAnswers(filter)) return undefined
  const where = [
    'a.site = @site',
    filter.policyVersion !== undefined && 'a.policy_version = @policyVersion',
    isByDecision(filter) && says(filter),
  ]
  return {
    sql: `select a.id from answers a where ${join(where)} order by a.id`,
    values: valuesOf(site, filter, { limit: 0 }),
  }
}

/**
 * The query of one page, put together from the filter's fields so that whatever combination is asked
 * walks one index, or several in step, in the order of the answer: however many receipts there are, only
 * those of the page are read. One receipt or one subject has few, so the rest is looked up in each.
 * `answers` are what `answersQuery` gives.
 */
export function receiptsQuery(
  site: Id,
  filter: ReceiptFilter,
  { answers, ...page }: Page & { answers: readonly number[] },
): ReceiptsQuery {
  const { receiptId, subjectId, policyVersion } = filter
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
  const sql = isByAnswers(filter)
    ? byAnswers(where, filter, answers)
    : `${byReceipt(where, filter)} ${ORDER} limit @limit`
  return { sql, values: valuesOf(site, filter, page) }
}

function isByDecision({ purpose, decision }: ReceiptFilter): boolean {
  return purpose !== undefined || decision !== undefined
}

function isByAnswers(filter: ReceiptFilter): boolean {
  const { receiptId, subjectId, policyVersion } = filter
  const isNarrow = receiptId !== undefined || subjectId !== undefined
  return !isNarrow && (policyVersion !== undefined || isByDecision(filter))
}

type Conditions = (string | false)[]

const ORDER = 'order by t.received_at desc, t.idx desc'

/** Walks that merge, without doubles: of each answer that fits, and of receipts without a number. */
function byAnswers(where: Conditions, filter: ReceiptFilter, answers: readonly number[]): string {
  const unnumbered = isByDecision(filter)
    ? byDecision(where, filter)
    : [byReceipt([...where, 't.answers is null'], filter)]
  const numbered = answers.map(
    (id) =>
      `select ${COLUMNS} from receipt t indexed by receipt_answers
       where ${join([...where, `t.answers = ${id}`])}`,
  )
  return `${[...unnumbered, ...numbered].join(' union all ')}
          order by received_at desc, idx desc limit @limit`
}

const COLUMNS = 't.received_at as received_at, t.idx as idx, t.trust, t.hash, t.receipt'

/** A purpose stands once in a receipt, given or refused. */
function byDecision(where: Conditions, { policyVersion, decision }: ReceiptFilter): string[] {
  // The primary key has the order that the index has within one version.
  const index = policyVersion === undefined ? 'not indexed' : 'indexed by decided_version'
  const walk = (found: string) =>
    `select t.received_at as received_at, t.idx as idx, r.trust, r.hash, r.receipt
     from decided t ${index} cross join receipt r on r.site = t.site and r.idx = t.idx
     where ${join([...where, 't.purpose = @purpose', `t.decision = ${found}`])}`
  return decision ? [walk('@decision')] : [walk("'given'"), walk("'refused'")]
}

function byReceipt(where: Conditions, filter: ReceiptFilter): string {
  const isNarrow = filter.receiptId !== undefined || filter.subjectId !== undefined
  const decides = isNarrow && isByDecision(filter) && decidesOf(filter)
  return `select ${COLUMNS} from receipt t indexed by ${indexOf(filter)}
          where ${join([...where, decides])}`
}

function decidesOf(filter: ReceiptFilter): string {
  return `(exists (select 1 from decided d where d.site = t.site and d.purpose = @purpose
     and d.decision ${filter.decision ? '= @decision' : "in ('given', 'refused')"}
     and d.received_at = t.received_at and d.idx = t.idx)
    or exists (select 1 from answers a where a.site = t.site and a.id = t.answers
     and ${says(filter)}))`
}

/** Whether an answer holds the purpose with a decision that is asked for. */
function says({ decision }: ReceiptFilter): string {
  const found = decision ? ['@decision'] : ["'given'", "'refused'"]
  const holds = (each: string) =>
    `instr(' ' || a.decided || ' ', ' ' || @purpose || '=' || ${each} || ' ') > 0`
  return `(${found.map(holds).join(' or ')})`
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

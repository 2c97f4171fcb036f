import type { Id } from '@kvitto/core'
import type { Query } from './postgres-database.ts'
import { type PostgresReceipt, STORED, toStored } from './postgres-stored.ts'
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
  const asked = toSql(add, site, filter, page)
  const { receiptId, subjectId } = filter
  const isNarrow = receiptId !== undefined || subjectId !== undefined
  const isByAnswers = asked.decided !== undefined || asked.version !== undefined
  const text = isByAnswers && !isNarrow ? byAnswers(asked) : byReceipt(asked)
  return (await query<PostgresReceipt>(text, values)).map(toStored)
}

/** What is asked, with the numbers of its values. */
interface Asked {
  site: string
  receiptId: string | undefined
  subjectId: string | undefined
  version: string | undefined
  /** Of a purpose or service, and what the receipt may decide on it. */
  decided: { purpose: string; decisions: string[]; pairs: string } | undefined
  /** That the page lies within, of rows called `t`. */
  bounds: string[]
  limit: string
}

function toSql(add: Add, site: Id, filter: ReceiptFilter, page: Page): Asked {
  const { receiptId, subjectId, policyVersion, from, purpose = ANY, decision } = filter
  const { before, beforeIndex } = boundOf(filter, page)
  const addSome = (value: unknown) => (value === undefined ? undefined : add(value))
  const decisions = decision ? [decision] : (['given', 'refused'] as const)
  const isByDecision = filter.purpose !== undefined || decision !== undefined
  return {
    site: add(site),
    receiptId: addSome(receiptId),
    subjectId: addSome(subjectId),
    version: addSome(policyVersion),
    decided: isByDecision
      ? {
          purpose: add(purpose),
          decisions: decisions.map(add),
          pairs: add(decisions.map((each) => `${purpose}=${each}`)),
        }
      : undefined,
    bounds: [
      from !== undefined ? `t.received_at >= ${add(Date.parse(from))}` : '',
      Number.isFinite(before)
        ? `(t.received_at, t.idx) < (${add(before)}, ${add(beforeIndex)})`
        : '',
    ],
    limit: add(page.limit),
  }
}

function byReceipt({ site, receiptId, subjectId, version, decided, bounds, limit }: Asked): string {
  const where = [
    `t.site = ${site}`,
    receiptId && `t.receipt_id = ${receiptId}`,
    subjectId && `t.subject_id = ${subjectId}`,
    version && `t.policy_version = ${version}`,
    decided && decides(decided),
  ]
  return `select ${STORED} from receipt t where ${join([...where, ...bounds])} ${ORDER} limit ${limit}`
}

/** Looked up in each receipt: `exists` may become a join that reads a whole table. */
function decides({ purpose, decisions, pairs }: NonNullable<Asked['decided']>): string {
  return `coalesce(
    (select string_to_array(a.decided, ' ') && ${pairs}::text[] from answers a
     where a.site = t.site and a.id = t.answers),
    (select true from decided d where d.site = t.site and d.purpose = ${purpose}
     and d.decision in (${decisions.join(', ')})
     and d.received_at = t.received_at and d.idx = t.idx limit 1))`
}

/** Walks that merge without doubles: of each answer that fits, and of receipts without a number. */
function byAnswers(asked: Asked): string {
  const { site, version, decided, bounds, limit } = asked
  const walk = (table: string, where: string[]) =>
    `(select t.site, t.received_at, t.idx from ${table} t
      where ${join([...where, ...bounds])} ${ORDER} limit ${limit})`
  const own = [`t.site = ${site}`, version ? `t.policy_version = ${version}` : '']
  // A purpose stands once in a receipt, given or refused.
  const unnumbered = decided
    ? decided.decisions.map((decision) =>
        walk('decided', [...own, `t.purpose = ${decided.purpose}`, `t.decision = ${decision}`]),
      )
    : [walk('receipt', [...own, 't.answers is null'])]
  const fits = [
    `a.site = ${site}`,
    version && `a.policy_version = ${version}`,
    decided && `string_to_array(a.decided, ' ') && ${decided.pairs}::text[]`,
  ]
  const numbered = `(select w.* from answers a cross join lateral
    ${walk('receipt', ['t.site = a.site', 't.answers = a.id'])} w where ${join(fits)})`
  // The limit of one has each looked up: a plain join may read the whole table instead.
  return `select ${STORED} from
    (select * from (${[...unnumbered, numbered].join(' union all ')}) t ${ORDER} limit ${limit}) p
    cross join lateral (select * from receipt where site = p.site and idx = p.idx limit 1) t ${ORDER}`
}

function join(conditions: (string | undefined)[]): string {
  return conditions.filter(Boolean).join(' and ')
}

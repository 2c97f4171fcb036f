import { afterAll, beforeAll, expect, test } from 'vitest'
import { newDatabase, runSql } from '../testing/test-database.ts'
import { openDatabase, type PostgresDatabase } from './postgres-database.ts'
import { findReceipts } from './postgres-find.ts'
import { migrate } from './postgres-migrate.ts'
import type { Page, ReceiptFilter } from './receipt-store.ts'

const RECEIPTS = 20_000
/** Ways to answer that have a number. */
const ANSWERS = 10
/**
 * Each second one gives analytics, each tenth was asked under the old version, a subject has ten. Of
 * each hundred the first fifty answer by number, the rest by rows of their own.
 */
const FILL = `
  insert into receipt (site, idx, receipt_id, subject_id, hash, policy_version, received_at, trust, receipt, answers)
    select 'demo', i, 'r' || i, 's' || i / 10, 'h' || i,
      case when i % 10 = 0 then 'old' else 'new' end, i * 1000, 'signed', '',
      case when i % 100 < 50 then i % ${ANSWERS} end
    from generate_series(0, ${RECEIPTS - 1}) i;
  insert into answers
    select 'demo', i, case when i % 10 = 0 then 'old' else 'new' end,
      replace('=? analytics=? p' || i || '=given', '?', case when i % 2 = 0 then 'given' else 'refused' end)
    from generate_series(0, ${ANSWERS - 1}) i;
  insert into decided (site, purpose, decision, received_at, idx, policy_version)
    select site, purpose, case when idx % 2 = 0 then 'given' else 'refused' end,
      received_at, idx, policy_version
    from receipt, (values (''), ('analytics')) decided (purpose) where answers is null;
  vacuum analyze receipt; vacuum analyze answers; vacuum analyze decided`

let database: PostgresDatabase
beforeAll(async () => {
  const url = await newDatabase()
  database = openDatabase(url, () => {})
  await migrate(database)
  // Each on its own: vacuum runs in no transaction.
  for (const statement of FILL.split(';')) await runSql(url, statement)
})
afterAll(() => database.close())

const members: ReceiptFilter & { after: Page['after'] } = {
  receiptId: 'r10000',
  subjectId: 's1000',
  from: new Date(1_000_000).toISOString(),
  to: new Date(19_000_000).toISOString(),
  policyVersion: 'old',
  purpose: 'analytics',
  decision: 'given',
  after: { receivedAt: new Date(18_000_000).toISOString(), index: 18_000 },
}

/** Every subset of the filter's members, with and without a page before. */
function* combinations() {
  const all = Object.entries(members)
  for (let bits = 0; bits < 2 ** all.length; bits++) {
    const chosen = all.filter((_, position) => bits & (1 << position))
    const { after, ...filter }: Partial<typeof members> = Object.fromEntries(chosen)
    yield { names: chosen.map(([name]) => name), filter, page: { limit: 50, after } }
  }
}

interface Plan {
  'Node Type': string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Plan[]
}

/** How many rows the plan's scans met. */
function rowsMet(plan: Plan): number {
  const below = (plan.Plans ?? []).map(rowsMet).reduce((a, b) => a + b, 0)
  if (!plan['Node Type'].endsWith('Scan') || plan['Node Type'] === 'Subquery Scan') return below
  const met = plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)
  return below + met * plan['Actual Loops']
}

/** What any order of reading gives. */
function expected({ after, ...filter }: Partial<typeof members>): number[] {
  const fits = (i: number) =>
    (filter.receiptId === undefined || filter.receiptId === `r${i}`) &&
    (filter.subjectId === undefined || filter.subjectId === `s${Math.floor(i / 10)}`) &&
    (filter.from === undefined || i * 1000 >= Date.parse(filter.from)) &&
    (filter.to === undefined || i * 1000 < Date.parse(filter.to)) &&
    (filter.policyVersion === undefined || i % 10 === 0) &&
    (filter.decision === undefined || i % 2 === 0) &&
    (after === undefined || i < after.index)
  return Array.from({ length: RECEIPTS }, (_, i) => RECEIPTS - 1 - i)
    .filter(fits)
    .slice(0, 50)
}

test('whatever is asked, receipts that answer by number and by rows come in one order', async () => {
  for (const { names, filter, page } of combinations()) {
    const found = await findReceipts(database.query, 'demo', filter, page)
    const wanted = expected({ ...filter, after: page.after })
    expect([names, found.map(({ index }) => index)]).toEqual([names, wanted])
  }
})

test('whatever is asked, no more is read of many receipts than a few pages hold', async () => {
  for (const { names, filter, page } of combinations()) {
    let met = 0
    await findReceipts(
      async (text, values) => {
        type Row = { 'QUERY PLAN': { Plan: Plan }[] }
        const explain = `explain (analyze, format json) ${text}`
        const [row] = await database.query<Row>(explain, values)
        met = row ? rowsMet(row['QUERY PLAN'][0]?.Plan ?? ({} as Plan)) : RECEIPTS
        return []
      },
      'demo',
      filter,
      page,
    )
    expect([names, met]).toEqual([names, expect.toSatisfy((n: number) => n > 0 && n < 1000)])
  }
})

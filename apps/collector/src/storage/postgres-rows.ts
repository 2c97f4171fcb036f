import type { Id } from '@kvitto/core'
import { isGiving } from '../domain/is-giving.ts'
import { dayOf } from './day-of.ts'
import { decidedBy } from './decided-by.ts'
import { joinHashes } from './join-hashes.ts'
import { packBody } from './pack-body.ts'
import type { Answers } from './postgres-answers.ts'
import { type Element, type ElementType, toArray } from './postgres-arrays.ts'
import type { Query } from './postgres-database.ts'
import type { TakenErasure } from './postgres-erase.ts'
import type { AppendItem, LogHead } from './receipt-store.ts'

/** Columns to values; all rows of a table have the same. */
export type Row = Record<string, Element>

/** Columns are named: one that a later version adds gets its default. */
const COLUMNS: Record<string, Record<string, ElementType>> = {
  entry: {
    site: 'text',
    idx: 'bigint',
    kind: 'text',
    received_at: 'bigint',
    stands_for: 'bytea',
    leaf_hash: 'bytea',
  },
  receipt: {
    site: 'text',
    idx: 'bigint',
    received_at: 'bigint',
    policy_version: 'text',
    receipt_id: 'text',
    subject_id: 'text',
    hash: 'text',
    trust: 'text',
    body: 'bytea',
    answers: 'integer',
  },
  decided: {
    site: 'text',
    idx: 'bigint',
    received_at: 'bigint',
    policy_version: 'text',
    purpose: 'text',
    decision: 'text',
  },
  answers: { site: 'text', id: 'integer', policy_version: 'text', decided: 'text' },
  ended: { site: 'text', hash: 'text', idx: 'bigint' },
  grant_count: { site: 'text', day: 'integer', policy_version: 'text', n: 'integer' },
  policy: { policy_version: 'text', effective_at: 'bigint', bytes: 'text', meanings: 'json' },
  publication: {
    site: 'text',
    idx: 'bigint',
    policy_version: 'text',
    published_at: 'bigint',
    effective_at: 'bigint',
  },
  erasure: { site: 'text', idx: 'bigint', subject: 'text', erased_by: 'text', bytes: 'text' },
  log_record: { site: 'text', idx: 'bigint', kind: 'text', record: 'text', checkpoint: 'text' },
  access: {
    site: 'text',
    idx: 'bigint',
    at: 'bigint',
    token_id: 'text',
    query: 'text',
    found: 'integer',
    filter_hash: 'text',
  },
  head: { site: 'text', size: 'bigint', range: 'bytea', checkpoint: 'text' },
}

/** What happens to a row whose key is taken; the others must be new. */
const ON_CONFLICT: Record<string, string> = {
  head: `on conflict (site)
    do update set size = excluded.size, range = excluded.range, checkpoint = excluded.checkpoint`,
  ended: 'on conflict do nothing',
  policy: 'on conflict do nothing',
  grant_count: `on conflict (site, day, policy_version)
    do update set n = grant_count.n + excluded.n`,
}

/** The rows of one batch, by table. */
export function createRows(answers: Answers) {
  const tables = new Map<string, Row[]>()
  const grants = new Map<string, Row & { n: number }>()
  const erasures: TakenErasure[] = []

  return {
    tables,
    erasures,
    add(item: AppendItem, idx: number) {
      const { site, kind, standsFor, leafHash } = item
      const received_at = Date.parse(item.receivedAt)
      const hashes = { stands_for: standsFor, leaf_hash: leafHash }
      insert('entry', { site, idx, kind, received_at, ...hashes })
      if (item.kind === 'receipt') addReceipt(item, idx, received_at)
      if (item.kind === 'policy') addPolicy(item, idx, received_at)
      if (item.kind === 'erasure') addErasure(item, idx)
      if (item.kind === 'pruned') {
        insert('log_record', { site, idx, kind, record: item.record, checkpoint: '' })
      }
    },
    addHead(site: Id, { size, range, checkpoint }: LogHead) {
      insert('head', { site, size, range: joinHashes(range), checkpoint })
    },
  }

  function insert(table: string, row: Row): void {
    const rows = tables.get(table) ?? []
    rows.push(row)
    tables.set(table, rows)
  }

  function addReceipt(
    item: AppendItem & { kind: 'receipt' },
    idx: number,
    received_at: number,
  ): void {
    const { site, receipt } = item
    const { payload, hash, trust, text } = receipt
    const row = { site, idx, received_at, policy_version: payload.policyVersion }
    const { receiptId: receipt_id, subjectId: subject_id } = payload
    const id = idOf(item)
    const body = packBody(text)
    insert('receipt', { ...row, receipt_id, subject_id, hash, trust, body, answers: id ?? null })
    if (id === undefined) {
      for (const [purpose, decision] of decidedBy(payload)) {
        insert('decided', { ...row, purpose, decision })
      }
    }
    for (const ended of payload.ends) insert('ended', { site, hash: ended, idx })
    if (isGiving(payload)) countGrant(site, dayOf(received_at), payload.policyVersion)
  }

  /** The number of what it answers, with the row of a new one. */
  function idOf(item: AppendItem & { kind: 'receipt' }): number | undefined {
    const id = answers.idOf(item)
    for (const row of answers.added.splice(0)) insert('answers', row)
    return id
  }

  /** One row for each count: a statement changes a row once. */
  function countGrant(site: Id, day: number, policy_version: string): void {
    const name = `${site} ${day} ${policy_version}`
    const count = grants.get(name) ?? { site, day, policy_version, n: 0 }
    if (count.n++ > 0) return
    grants.set(name, count)
    insert('grant_count', count)
  }

  function addPolicy(
    { site, policy }: AppendItem & { kind: 'policy' },
    idx: number,
    published_at: number,
  ): void {
    const { policyVersion: policy_version, bytes, meanings } = policy
    const effective_at = Date.parse(policy.effectiveAt)
    insert('policy', { policy_version, effective_at, bytes, meanings })
    insert('publication', { site, idx, policy_version, published_at, effective_at })
  }

  function addErasure(item: AppendItem & { kind: 'erasure' }, index: number): void {
    const { subject, by, bytes } = item.erasure
    erasures.push({ item, index })
    insert('erasure', { site: item.site, idx: index, subject, erased_by: by, bytes })
  }
}

/** Sends all tables in one statement of a transaction, which waits for the answer. */
export function insertRows(
  query: Query,
  { tables }: Pick<ReturnType<typeof createRows>, 'tables'>,
): void {
  if (tables.size === 0) return
  const values: Buffer[] = []
  const inserts = Array.from(tables, ([table, rows]) => {
    const columns = Object.entries(COLUMNS[table] ?? {})
    const arrays = columns.map(([column, type]) => {
      const array = toArray(
        type,
        rows.map((row) => row[column] ?? null),
      )
      return `$${values.push(array)}::${type}[]`
    })
    return `_${table} as (insert into ${table} (${columns.map(([column]) => column)})
      select * from unnest(${arrays}) ${ON_CONFLICT[table] ?? ''})`
  })
  const name = `insert ${[...tables.keys()]}`
  query(`with ${inserts.join(', ')} select 1`, values, name)
}

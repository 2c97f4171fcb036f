import type { Id } from '@kvitto/core'
import type { Hash } from '@kvitto/receipt'
import type { Query } from './postgres-database.ts'
import type { AppendItem } from './receipt-store.ts'

/** Where a stored item stands, and since when in ms. */
export interface Found {
  idx: number
  received_at: number
}

/** What a batch has to know of the items that are stored, and of those that it has taken itself. */
export interface Known {
  find(item: AppendItem): Found | 'conflict' | 'subject-mismatch' | undefined
  add(item: AppendItem, index: number): void
}

type ReceiptRow = Found & { site: Id; receipt_id: string; hash: Hash; subject_id: string }
type PublicationRow = Found & { site: Id; policy_version: Hash }
type BuildRow = Found & { site: Id; stands_for: Buffer }
type Item<Kind> = Extract<AppendItem, { kind: Kind }>

/** Reads what the store holds of these items; call it with the logs' heads locked. */
export async function findKnown(query: Query, items: readonly AppendItem[]): Promise<Known> {
  const rows = {
    receipt: receiptRows(await readReceipts(query, items.filter(isOf('receipt')))),
    policy: policyRows(await readNewest(query, items.filter(isOf('policy')))),
    build: buildRows(await readBuilds(query, items.filter(isOf('build')))),
  }
  return {
    find(item) {
      if (item.kind === 'receipt') return rows.receipt.find(item)
      return item.kind === 'policy' ? rows.policy.find(item) : rows.build.find(item)
    },
    add(item, index) {
      const found = { idx: index, received_at: Date.parse(item.receivedAt) }
      if (item.kind === 'receipt') rows.receipt.add(item, found)
      else if (item.kind === 'policy') rows.policy.add(item, found)
      else rows.build.add(item, found)
    },
  }
}

function isOf<Kind extends AppendItem['kind']>(kind: Kind) {
  return (item: AppendItem): item is Item<Kind> => item.kind === kind
}

async function readReceipts(query: Query, items: readonly Item<'receipt'>[]) {
  if (items.length === 0) return []
  return query<ReceiptRow>(
    `select r.site, r.receipt_id, r.hash, r.subject_id, r.idx, r.received_at
     from unnest($1::text[], $2::text[]) as asked (site, receipt_id)
     join receipt r using (site, receipt_id)
     union
     select r.site, r.receipt_id, r.hash, r.subject_id, r.idx, r.received_at
     from unnest($1::text[], $3::text[]) as asked (site, hash) join receipt r using (site, hash)`,
    [
      items.map(({ site }) => site),
      items.map(({ receipt }) => receipt.payload.receiptId),
      items.map(({ receipt }) => receipt.payload.previous),
    ],
  )
}

function receiptRows(rows: readonly ReceiptRow[]) {
  const byId = new Map(rows.map((row) => [`${row.site} ${row.receipt_id}`, row]))
  const subjects = new Map(rows.map((row) => [`${row.site} ${row.hash}`, row.subject_id]))
  return {
    find({ site, receipt: { hash, payload } }: Item<'receipt'>) {
      const row = byId.get(`${site} ${payload.receiptId}`)
      if (row) return row.hash === hash ? row : 'conflict'
      const subjectId = subjects.get(`${site} ${payload.previous}`)
      return subjectId && subjectId !== payload.subjectId ? 'subject-mismatch' : undefined
    },
    add({ site, receipt: { hash, payload } }: Item<'receipt'>, found: Found) {
      const { receiptId: receipt_id, subjectId: subject_id } = payload
      byId.set(`${site} ${receipt_id}`, { ...found, site, receipt_id, hash, subject_id })
      subjects.set(`${site} ${hash}`, subject_id)
    },
  } as const
}

async function readNewest(query: Query, items: readonly Item<'policy'>[]) {
  if (items.length === 0) return []
  return query<PublicationRow>(
    `select distinct on (site) site, idx, published_at as received_at, policy_version
     from publication where site = any($1) order by site, idx desc`,
    [items.map(({ site }) => site)],
  )
}

function policyRows(rows: readonly PublicationRow[]) {
  const newest = new Map(rows.map((row) => [row.site, row]))
  return {
    find({ site, policy }: Item<'policy'>) {
      const row = newest.get(site)
      return row?.policy_version === policy.policyVersion ? row : undefined
    },
    add({ site, policy }: Item<'policy'>, found: Found) {
      newest.set(site, { ...found, site, policy_version: policy.policyVersion })
    },
  }
}

async function readBuilds(query: Query, items: readonly Item<'build'>[]) {
  if (items.length === 0) return []
  return query<BuildRow>(
    `select e.site, e.idx, e.received_at, e.stands_for
     from unnest($1::text[], $2::bytea[]) as asked (site, stands_for)
     join entry e using (site, stands_for) where e.kind = 'build'`,
    [items.map(({ site }) => site), items.map(({ standsFor }) => standsFor)],
  )
}

function buildRows(rows: readonly BuildRow[]) {
  const nameOf = (site: Id, standsFor: Uint8Array) =>
    `${site} ${Buffer.from(standsFor).toString('hex')}`
  const byHash = new Map<string, Found>(rows.map((row) => [nameOf(row.site, row.stands_for), row]))
  return {
    find: ({ site, standsFor }: Item<'build'>) => byHash.get(nameOf(site, standsFor)),
    add({ site, standsFor }: Item<'build'>, found: Found) {
      byHash.set(nameOf(site, standsFor), found)
    },
  }
}

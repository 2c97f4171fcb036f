import type { Id } from '@kvitto/core'
import type { Hash } from '@kvitto/receipt'
import type { Query } from './postgres-database.ts'
import { findReceiptRows } from './postgres-known-receipts.ts'
import type { AppendItem, AppendOutcome } from './receipt-store.ts'

/** Where a stored item stands, and since when in ms. */
export interface Found {
  idx: number
  received_at: number
}

/** Outcomes that write nothing. */
export type Refused = Exclude<AppendOutcome, { index: number }>['outcome']

/** What a batch has to know of the items that are stored, and of those that it has taken itself. */
export interface Known {
  find(item: AppendItem): Found | Refused | undefined
  add(item: AppendItem, index: number): void
}

type PublicationRow = Found & { site: Id; policy_version: Hash }
type BuildRow = Found & { site: Id; stands_for: Buffer }
export type Item<Kind> = Extract<AppendItem, { kind: Kind }>

/**
 * Reads what the store holds of these items; call it with the logs' heads locked. `erasing` is kept
 * between calls: sites that have an erasure, as most have none and their receipts need not be looked
 * for among them.
 */
export async function findKnown(
  query: Query,
  items: readonly AppendItem[],
  erasing: Set<Id>,
): Promise<Known> {
  const asked = { receipts: items.filter(isOf('receipt')), erasures: items.filter(isOf('erasure')) }
  const receipts = await findReceiptRows(query, asked, erasing)
  const rows = {
    ...receipts,
    policy: policyRows(await readNewest(query, items.filter(isOf('policy')))),
    build: buildRows(await readBuilds(query, items.filter(isOf('build')))),
  }
  return {
    find(item) {
      if (item.kind === 'receipt') return rows.receipt.find(item)
      if (item.kind === 'erasure') return rows.erasure.find(item)
      if (item.kind === 'pruned') return undefined
      return item.kind === 'policy' ? rows.policy.find(item) : rows.build.find(item)
    },
    add(item, index) {
      const found = { idx: index, received_at: Date.parse(item.receivedAt) }
      if (item.kind === 'receipt') rows.receipt.add(item, found)
      else if (item.kind === 'erasure') rows.erasure.add(item, found)
      else if (item.kind === 'policy') rows.policy.add(item, found)
      else if (item.kind === 'pruned') rows.pruned.add(item, found)
      else rows.build.add(item, found)
    },
  }
}

function isOf<Kind extends AppendItem['kind']>(kind: Kind) {
  return (item: AppendItem): item is Item<Kind> => item.kind === kind
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

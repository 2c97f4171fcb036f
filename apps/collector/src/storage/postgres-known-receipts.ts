import type { Id } from '@kvitto/core'
import type { ErasedBy } from '@kvitto/receipt'
import { toArray } from './postgres-arrays.ts'
import type { Query } from './postgres-database.ts'
import type { Found, Item, Refused } from './postgres-known.ts'
import type { RemovedBody } from './receipt-store.ts'
import { mayBePruned, wasPruned } from './was-pruned.ts'
import { isTooLate, saysTheSame, traceOf } from './what-remains.ts'

type Stored = Found & { hash: string; subjectId: string }
type Removed = Found & { standsFor: string }
type Erased = Found & { erased_by: ErasedBy }

interface Asked {
  receipts: readonly Item<'receipt'>[]
  erasures: readonly Item<'erasure'>[]
}

/**
 * What is stored of these receipts and erasures, and of their subjects. `erasing` are sites that are known
 * to have an erasure; what is found here is added.
 */
export async function findReceiptRows(query: Query, asked: Asked, erasing: Set<Id>) {
  const concerned = new Set([...erasing, ...asked.erasures.map(({ site }) => site)])
  // Sent together: the logs' heads are locked while they run.
  const [{ byId, byHash, found }, { removed, erasures }, pruned] = await Promise.all([
    readStored(query, asked.receipts, concerned),
    readTraces(query, asked, concerned),
    readPruned(query, asked.receipts),
  ])
  if (found.length > 0) {
    for (const site of found) erasing.add(site)
    return findReceiptRows(query, asked, erasing)
  }
  const [listed, removals] = await Promise.all([
    readListed(query, asked.erasures),
    readRemovals(query, asked.erasures),
  ])

  return {
    receipt: {
      find(item: Item<'receipt'>): Found | Refused | undefined {
        const { site, receipt, standsFor } = item
        const { hash, payload } = receipt
        const row = byId.get(`${site} ${payload.receiptId}`)
        if (row) return row.hash === hash ? row : 'conflict'
        if (wasPruned(item, pruned.get(site))) return 'receipt-pruned'
        const before = byHash.get(`${site} ${payload.previous}`)
        if (before && before.subjectId !== payload.subjectId) return 'subject-mismatch'
        if (!concerned.has(site)) return undefined
        const gone = removed.get(`${site} ${traceOf(payload.receiptId)}`)
        if (gone) return gone.standsFor === hexOf(standsFor) ? gone : 'conflict'
        const earlier = erasures.get(`${site} ${traceOf(payload.subjectId)}`) ?? []
        return isTooLate(payload, earlier) ? 'subject-erased' : undefined
      },
      add({ site, receipt: { hash, payload } }: Item<'receipt'>, found: Found) {
        const row = { ...found, hash, subjectId: payload.subjectId }
        byId.set(`${site} ${payload.receiptId}`, row)
        byHash.set(`${site} ${hash}`, row)
      },
    },
    erasure: {
      find({ site, erasure }: Item<'erasure'>): Found | Refused | undefined {
        const { receipts, subject, subjectId, by, since } = erasure
        const isTheirs = ({ index }: RemovedBody) => listed.get(`${site} ${index}`) === subjectId
        if (receipts.length > 0) {
          const isRemoved = (removals.get(site) ?? -1) >= since
          return receipts.every(isTheirs) && !isRemoved ? undefined : 'conflict'
        }
        const earlier = erasures.get(`${site} ${subject}`) ?? []
        return earlier.findLast(({ erased_by }) => saysTheSame(erased_by, by))
      },
      add({ site, erasure: { receipts, subject, by } }: Item<'erasure'>, found: Found) {
        for (const { index } of receipts) listed.delete(`${site} ${index}`)
        if (receipts.length > 0) removals.set(site, found.idx)
        const name = `${site} ${subject}`
        erasures.set(name, [...(erasures.get(name) ?? []), { ...found, erased_by: by }])
      },
    },
    pruned: {
      add({ site, record }: Item<'pruned'>, found: Found) {
        pruned.set(site, record)
        removals.set(site, found.idx)
      },
    },
  } as const
}

type StoredRow = Stored & { site: Id; receipt_id: string | null }

/** Those receipts, the ones that they name as `previous`, and which sites have an erasure that was not known of. */
async function readStored(
  query: Query,
  receipts: readonly Item<'receipt'>[],
  concerned: ReadonlySet<Id>,
) {
  const byId = new Map<string, Stored>()
  const byHash = new Map<string, Stored>()
  const found: Id[] = []
  if (receipts.length === 0) return { byId, byHash, found }
  const following = receipts.filter(({ receipt }) => receipt.payload.previous !== null)
  const columns = [
    receipts.map(({ site }) => site),
    receipts.map(({ receipt }) => receipt.payload.receiptId),
    following.map(({ site }) => site),
    following.map(({ receipt }) => receipt.payload.previous),
    [...new Set(receipts.map(({ site }) => site))].filter((site) => !concerned.has(site)),
  ].map((column) => toArray('text', column))
  for (const { site, receipt_id, ...row } of await query<StoredRow>(STORED, columns, 'stored')) {
    if (receipt_id === null) {
      found.push(site)
      continue
    }
    byId.set(`${site} ${receipt_id}`, row)
    byHash.set(`${site} ${row.hash}`, row)
  }
  return { byId, byHash, found }
}

const COLUMNS = 'r.site, r.receipt_id, r.hash, r.subject_id as "subjectId", r.idx, r.received_at'
const STORED = `select ${COLUMNS} from unnest($1::text[], $2::text[]) as asked (site, receipt_id)
    join receipt r using (site, receipt_id)
  union all select ${COLUMNS} from unnest($3::text[], $4::text[]) as asked (site, hash)
    join receipt r using (site, hash)
  union all select site, null, '', '', 0, 0 from unnest($5::text[]) as asked (site)
    where exists (select from erasure x where x.site = asked.site)`

/** What the newest pruning says of each site, as far as one of these receipts has to know of it. */
async function readPruned(query: Query, receipts: readonly Item<'receipt'>[]) {
  const asked = receipts.filter(mayBePruned)
  if (asked.length === 0) return new Map<Id, string>()
  const rows = await query<{ site: Id; record: string }>(
    `select distinct on (site) site, record from log_record
     where site = any($1::text[]) and kind = 'pruned' order by site, idx desc`,
    [[...new Set(asked.map(({ site }) => site))]],
  )
  return new Map(rows.map(({ site, record }) => [site, record]))
}

type TraceRow = Found & Record<'site' | 'name' | 'detail', string> & { isReceipt: boolean }

/** What erasures left of them, at the sites that have any. */
async function readTraces(query: Query, { receipts, erasures }: Asked, concerned: ReadonlySet<Id>) {
  const removed = new Map<string, Removed>()
  const found = new Map<string, Erased[]>()
  const asked = receipts.filter(({ site }) => concerned.has(site))
  if (asked.length + erasures.length === 0) return { removed, erasures: found }
  const columns = [
    asked.map(({ site }) => site),
    asked.map(({ receipt }) => traceOf(receipt.payload.receiptId)),
    [...asked, ...erasures].map(({ site }) => site),
    [
      ...asked.map(({ receipt }) => traceOf(receipt.payload.subjectId)),
      ...erasures.map(({ erasure }) => erasure.subject),
    ],
  ].map((column) => toArray('text', column))
  const rows = await query<TraceRow>(TRACES, columns, 'traces')
  for (const { isReceipt, site, name, detail, ...at } of rows) {
    const key = `${site} ${name}`
    if (isReceipt) removed.set(key, { ...at, standsFor: detail })
    else {
      const erased_by = detail === 'subject' ? 'subject' : 'operator'
      found.set(key, [...(found.get(key) ?? []), { ...at, erased_by }])
    }
  }
  return { removed, erasures: found }
}

const TRACES = `select true as "isReceipt", x.site, x.receipt as name,
    encode(n.stands_for, 'hex') as detail, x.idx, n.received_at
    from unnest($1::text[], $2::text[]) as asked (site, receipt)
    join erased x using (site, receipt) join entry n using (site, idx)
  union select false, x.site, x.subject, x.erased_by, x.idx, n.received_at
    from unnest($3::text[], $4::text[]) as asked (site, subject)
    join erasure x using (site, subject) join entry n using (site, idx)
  order by idx`

/** Whose the receipts are that erasures list. */
async function readListed(query: Query, erasures: readonly Item<'erasure'>[]) {
  const asked = erasures.flatMap(({ site, erasure }) =>
    erasure.receipts.map(({ index }) => ({ site, index })),
  )
  if (asked.length === 0) return new Map<string, string>()
  const rows = await query<{ site: Id; idx: number; subject_id: string }>(
    `select r.site, r.idx, r.subject_id
     from unnest($1::text[], $2::bigint[]) as asked (site, idx) join receipt r using (site, idx)`,
    [asked.map(({ site }) => site), asked.map(({ index }) => index)],
  )
  return new Map(rows.map(({ site, idx, subject_id }) => [`${site} ${idx}`, subject_id]))
}

/** The index of a site's newest entry that removes something, as far as one of these erasures has to know of it. */
async function readRemovals(query: Query, erasures: readonly Item<'erasure'>[]) {
  const asked = erasures.filter(({ erasure }) => erasure.receipts.length > 0)
  if (asked.length === 0) return new Map<Id, number>()
  const rows = await query<{ site: Id; idx: number }>(
    `select n.site, max(n.idx) as idx
     from unnest($1::text[], $2::bigint[]) as asked (site, since)
     join entry n on n.site = asked.site and n.idx >= asked.since
     left join erasure x on x.site = n.site and x.idx = n.idx
     where n.kind = 'pruned' or json_array_length(x.bytes::json -> 'receipts') > 0
     group by n.site`,
    [asked.map(({ site }) => site), asked.map(({ erasure }) => erasure.since)],
  )
  return new Map(rows.map(({ site, idx }) => [site, idx]))
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

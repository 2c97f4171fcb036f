import type { Id } from '@kvitto/core'
import type { ErasedBy } from '@kvitto/receipt'
import { toArray } from './postgres-arrays.ts'
import type { Query } from './postgres-database.ts'
import type { Found, Item, Refused } from './postgres-known.ts'
import type { RemovedBody } from './receipt-store.ts'
import { isTooLate, saysTheSame, traceOf } from './what-remains.ts'

type Stored = Found & { hash: string; subjectId: string }
type Removed = Found & { standsFor: string }
type Erased = Found & { erased_by: ErasedBy }

interface Asked {
  receipts: readonly Item<'receipt'>[]
  erasures: readonly Item<'erasure'>[]
}

/** What is stored of these receipts and erasures, and of their subjects. */
export async function findReceiptRows(query: Query, asked: Asked) {
  const { byId, byHash, removed, erasures } = await readRows(query, asked)
  const listed = await readListed(query, asked.erasures)

  return {
    receipt: {
      find({ site, receipt, standsFor }: Item<'receipt'>): Found | Refused | undefined {
        const { hash, payload } = receipt
        const row = byId.get(`${site} ${payload.receiptId}`)
        if (row) return row.hash === hash ? row : 'conflict'
        const before = byHash.get(`${site} ${payload.previous}`)
        if (before && before.subjectId !== payload.subjectId) return 'subject-mismatch'
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
        const { receipts, subject, subjectId, by } = erasure
        const isTheirs = ({ index }: RemovedBody) => listed.get(`${site} ${index}`) === subjectId
        if (receipts.length > 0) return receipts.every(isTheirs) ? undefined : 'conflict'
        const earlier = erasures.get(`${site} ${subject}`) ?? []
        return earlier.findLast(({ erased_by }) => saysTheSame(erased_by, by))
      },
      add({ site, erasure: { receipts, subject, by } }: Item<'erasure'>, found: Found) {
        for (const { index } of receipts) listed.delete(`${site} ${index}`)
        const name = `${site} ${subject}`
        erasures.set(name, [...(erasures.get(name) ?? []), { ...found, erased_by: by }])
      },
    },
  } as const
}

type Row = Found & { site: Id; what: 'stored' | 'removed' | 'erasure' } & Record<
    'name' | 'subject_id' | 'detail',
    string
  >

/** In one statement: the logs' heads are locked while it runs. */
async function readRows(query: Query, { receipts, erasures }: Asked) {
  const rows =
    receipts.length + erasures.length === 0
      ? []
      : await query<Row>(
          READ,
          [
            receipts.map(({ site }) => site),
            receipts.map(({ receipt }) => receipt.payload.receiptId),
            receipts.map(({ receipt }) => receipt.payload.previous),
            receipts.map(({ receipt }) => traceOf(receipt.payload.receiptId)),
            [...receipts, ...erasures].map(({ site }) => site),
            [
              ...receipts.map(({ receipt }) => traceOf(receipt.payload.subjectId)),
              ...erasures.map(({ erasure }) => erasure.subject),
            ],
          ].map((column) => toArray('text', column)),
          'known',
        )
  const found = {
    byId: new Map<string, Stored>(),
    byHash: new Map<string, Stored>(),
    removed: new Map<string, Removed>(),
    erasures: new Map<string, Erased[]>(),
  }
  for (const { what, site, name, detail, subject_id, idx, received_at } of rows) {
    const at = { idx, received_at }
    const key = `${site} ${name}`
    if (what === 'stored') {
      const row = { ...at, hash: detail, subjectId: subject_id }
      found.byId.set(key, row)
      found.byHash.set(`${site} ${detail}`, row)
    } else if (what === 'removed') found.removed.set(key, { ...at, standsFor: detail })
    else {
      const erased_by = detail === 'subject' ? 'subject' : 'operator'
      found.erasures.set(key, [...(found.erasures.get(key) ?? []), { ...at, erased_by }])
    }
  }
  return found
}

const STORED =
  "select 'stored' as what, r.site, r.receipt_id as name, r.hash as detail, r.subject_id, r.idx, r.received_at"

const READ = `${STORED} from unnest($1::text[], $2::text[]) as asked (site, receipt_id)
    join receipt r using (site, receipt_id)
  union ${STORED} from unnest($1::text[], $3::text[]) as asked (site, hash)
    join receipt r using (site, hash)
  union select 'removed', x.site, x.receipt, encode(n.stands_for, 'hex'), '', x.idx, n.received_at
    from unnest($1::text[], $4::text[]) as asked (site, receipt)
    join erased x using (site, receipt) join entry n using (site, idx)
  union select 'erasure', x.site, x.subject, x.erased_by, '', x.idx, n.received_at
    from unnest($5::text[], $6::text[]) as asked (site, subject)
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

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

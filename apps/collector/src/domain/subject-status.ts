import type { Id } from '@kvitto/core'
import { foldStatus, type ReceiptRecord } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { StoredReceipt } from '../storage/receipt-store.ts'
import type { Store } from '../storage/store.ts'
import { listVersions } from './list-versions.ts'
import { payloadOf } from './payload-of.ts'
import { toRecord } from './to-record.ts'

/** A person decides a few times a year: what has more is a script. */
const MOST_SHOWN = 1000
/** With those of other keys, and what all of them follow. */
const MOST_READ = 5000

export type SubjectStatus = {
  subjectId: string
  /**
   * Newest first: the subject's own, those of other keys that end what it gave or go on from it, and
   * those that it ended. The newest 1,000; the status, too, is that of the newest 1,000 of its own.
   */
  history: ReceiptRecord[]
} & ReturnType<typeof foldStatus>

/** What a subject has decided, folded from its receipts at this moment. */
export async function subjectStatus(
  deps: Deps,
  site: Id,
  subjectId: string,
): Promise<SubjectStatus> {
  const { store, now } = deps
  const own = await store.receipts.findReceipts(site, { subjectId }, { limit: MOST_SHOWN })
  if (own.length === 0) {
    throw new CollectorError('subject_unknown', 'expected a subject with receipts, found none')
  }
  const ending = await withEnding(store, site, own)
  const history = unite(ending, await withEnded(store, site, own))
    .sort(newestFirst)
    .slice(0, MOST_SHOWN)
  const published = await listVersions(store, site)
  const settings = await store.sites.getSite(site)
  const folded = foldStatus({
    subjectId,
    records: (await withAncestors(store, site, ending)).map((stored) => ({
      payload: payloadOf(stored),
      hash: stored.hash,
      receivedAt: stored.receivedAt,
      trust: stored.trust,
    })),
    known: (version) => (settings?.void.includes(version) ? 'void' : published.has(version)),
    now: now().toISOString(),
  })
  return { subjectId, ...folded, history: history.map((stored) => toRecord(stored, published)) }
}

type Stored = ReadonlyMap<string, StoredReceipt>

/** Adds those of other keys that name one of these in `ends`, and those that name them in turn. */
function withEnding(store: Store, site: Id, own: readonly StoredReceipt[]) {
  return gather(own, (newest) => {
    const hashes = newest.map(({ hash }) => hash)
    return store.receipts.listReceiptsEnding(site, hashes, MOST_SHOWN)
  })
}

/** Adds those that one of these names in `ends`, and those that they name in turn. */
function withEnded(store: Store, site: Id, own: readonly StoredReceipt[]) {
  return gather(own, (newest, known) => {
    const named = newest.map(payloadOf).flatMap(({ ends }) => ends)
    return readMissing(store, site, named, known)
  })
}

/** Adds all that these receipts follow, of any key: the order of two receipts may hang on it. */
function withAncestors(store: Store, site: Id, receipts: readonly StoredReceipt[]) {
  return gather(receipts, (newest, known) => {
    const named = newest
      .map(payloadOf)
      .flatMap(({ previous, ends }) => [previous ?? [], ends].flat())
    return readMissing(store, site, named, known)
  })
}

/** Follows `next` from receipt to receipt until it finds no other, or too many. */
async function gather(
  start: readonly StoredReceipt[],
  next: (newest: readonly StoredReceipt[], known: Stored) => Promise<StoredReceipt[]>,
): Promise<StoredReceipt[]> {
  const known = new Map(start.map((stored) => [stored.hash, stored]))
  let newest = start
  while (newest.length > 0 && known.size < MOST_READ) {
    const found = await next(newest, known)
    newest = found.filter(({ hash }) => !known.has(hash))
    for (const stored of newest) known.set(stored.hash, stored)
  }
  return [...known.values()]
}

async function readMissing(store: Store, site: Id, named: string[], known: Stored) {
  const missing = new Set(named.filter((hash) => !known.has(hash)))
  return store.receipts.getReceiptsByHash(site, [...missing].slice(0, MOST_READ))
}

function unite(a: readonly StoredReceipt[], b: readonly StoredReceipt[]): StoredReceipt[] {
  return [...new Map([...a, ...b].map((stored) => [stored.hash, stored])).values()]
}

function newestFirst(a: StoredReceipt, b: StoredReceipt): number {
  return Date.parse(b.receivedAt) - Date.parse(a.receivedAt) || b.index - a.index
}

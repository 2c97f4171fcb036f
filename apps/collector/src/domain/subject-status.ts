import type { Id } from '@kvitto/core'
import { foldStatus, type ReceiptRecord } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { StoredReceipt } from '../storage/receipt-store.ts'
import type { Store } from '../storage/store.ts'
import { listVersions } from './list-versions.ts'
import { payloadOf } from './payload-of.ts'
import { toRecord } from './to-record.ts'

const PAGE = 500

export type SubjectStatus = {
  subjectId: string
  /** Newest first: the subject's own, and those of other keys that end what it gave or go on from it. */
  history: ReceiptRecord[]
} & ReturnType<typeof foldStatus>

/** What a subject has decided, folded from its receipts at this moment. */
export async function subjectStatus(
  deps: Deps,
  site: Id,
  subjectId: string,
): Promise<SubjectStatus> {
  const { store, now } = deps
  const own = await listOwn(store, site, subjectId)
  if (own.length === 0) {
    throw new CollectorError('subject_unknown', 'expected a subject with receipts, found none')
  }
  const history = (await withEnding(store, site, own)).sort(newestFirst)
  const published = await listVersions(store, site)
  const settings = await store.sites.getSite(site)
  const folded = foldStatus({
    subjectId,
    records: (await withAncestors(store, site, history)).map((stored) => ({
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

async function listOwn(store: Store, site: Id, subjectId: string): Promise<StoredReceipt[]> {
  const all: StoredReceipt[] = []
  for (;;) {
    const page = { limit: PAGE, after: all.at(-1) }
    const found = await store.receipts.findReceipts(site, { subjectId }, page)
    all.push(...found)
    if (found.length < PAGE) return all
  }
}

/** Adds those of other keys that name one of these in `ends`, and those that name them in turn. */
async function withEnding(
  store: Store,
  site: Id,
  own: readonly StoredReceipt[],
): Promise<StoredReceipt[]> {
  const byHash = new Map(own.map((stored) => [stored.hash, stored]))
  let newest = [...byHash.keys()]
  while (newest.length > 0) {
    const ending = await store.receipts.listReceiptsEnding(site, newest)
    newest = ending.map(({ hash }) => hash).filter((hash) => !byHash.has(hash))
    for (const stored of ending) byHash.set(stored.hash, stored)
  }
  return [...byHash.values()]
}

/** Adds all that these receipts follow, of any key: the order of two receipts may hang on it. */
async function withAncestors(
  store: Store,
  site: Id,
  receipts: readonly StoredReceipt[],
): Promise<StoredReceipt[]> {
  const byHash = new Map(receipts.map((stored) => [stored.hash, stored]))
  const asked = new Set(byHash.keys())
  let newest = [...receipts]
  while (newest.length > 0) {
    const named = newest.map(payloadOf).flatMap(({ previous, ends }) => [previous, ...ends])
    const missing = named.filter((hash) => hash !== null).filter((hash) => !asked.has(hash))
    for (const hash of missing) asked.add(hash)
    newest = missing.length > 0 ? await store.receipts.getReceiptsByHash(site, missing) : []
    for (const stored of newest) byHash.set(stored.hash, stored)
  }
  return [...byHash.values()]
}

function newestFirst(a: StoredReceipt, b: StoredReceipt): number {
  return Date.parse(b.receivedAt) - Date.parse(a.receivedAt) || b.index - a.index
}

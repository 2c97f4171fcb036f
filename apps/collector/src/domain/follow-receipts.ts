import type { Id } from '@kvitto/core'
import type { Hash } from '@kvitto/receipt'
import type { StoredReceipt } from '../storage/receipt-store.ts'
import type { Store } from '../storage/store.ts'
import { isGiving, isRefusing } from './is-giving.ts'
import { payloadOf } from './payload-of.ts'

/** A person decides a few times a year: what has more is a script. */
export const MOST_SHOWN = 1000
/** With those of other keys, and what all of them follow. */
const MOST_READ = 5000
/** Of receipts that name the same ones, a page at a time. */
const MOST_PAGES = 20

type Stored = ReadonlyMap<string, StoredReceipt>

/** Adds those of other keys that name one of these in `ends`, and those that name them in turn. */
export function withEnding(store: Store, site: Id, own: readonly StoredReceipt[]) {
  return gather(own, (newest) => {
    const hashes = newest.map(({ hash }) => hash)
    return listEnding(store, site, hashes)
  })
}

/** The first of them, and of those that come later what refuses: a flood of others hides no withdrawal. */
async function listEnding(store: Store, site: Id, hashes: readonly Hash[]) {
  const ending: StoredReceipt[] = []
  let after: number | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const found = await store.receipts.listReceiptsEnding(site, hashes, {
      limit: MOST_SHOWN,
      after,
    })
    ending.push(...(page === 0 ? found : found.filter(isClosing)))
    after = found.at(-1)?.index
    if (found.length < MOST_SHOWN) return ending
  }
  // What lies between is not read; the last word is among the newest.
  const newest = { limit: MOST_SHOWN, isNewestFirst: true }
  const last = await store.receipts.listReceiptsEnding(site, hashes, newest)
  return [...ending, ...last.filter(isClosing)]
}

function isClosing(stored: StoredReceipt): boolean {
  const payload = payloadOf(stored)
  return payload.event === 'withdrawal' || isRefusing(payload)
}

/** Adds what forms gave and a receipt of the host's confirms: who withdraws that in a browser knows no other. */
export async function withConfirmed(store: Store, site: Id, own: readonly StoredReceipt[]) {
  const named = own
    .filter(({ trust }) => trust === 'host')
    .map(payloadOf)
    .flatMap(({ decisions, ends }) => (isGiving({ decisions, services: {} }) ? ends : []))
  const found = await readMissing(store, site, named, new Map())
  return [...own, ...found.filter((stored) => payloadOf(stored).method === 'form')]
}

/** Adds those that one of these names in `ends`, and those that they name in turn. */
export function withEnded(store: Store, site: Id, own: readonly StoredReceipt[]) {
  return gather(own, (newest, known) => {
    const named = newest.map(payloadOf).flatMap(({ ends }) => ends)
    return readMissing(store, site, named, known)
  })
}

/** Adds all that these receipts follow, of any key: the order of two receipts may hang on it. */
export function withAncestors(store: Store, site: Id, receipts: readonly StoredReceipt[]) {
  return gather(receipts, (newest, known) => {
    const named = newest
      .map(payloadOf)
      .flatMap(({ previous, ends }) => [previous ?? [], ends].flat())
    return readMissing(store, site, named, known)
  })
}

/** Follows `next` from receipt to receipt until it finds no other, or has added too many. */
async function gather(
  start: readonly StoredReceipt[],
  next: (newest: readonly StoredReceipt[], known: Stored) => Promise<StoredReceipt[]>,
): Promise<StoredReceipt[]> {
  const known = new Map(start.map((stored) => [stored.hash, stored]))
  let newest = start
  while (newest.length > 0 && known.size - start.length < MOST_READ) {
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

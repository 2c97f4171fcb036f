import type { Id, Time } from '@kvitto/core'
import {
  bytesOf,
  canonicalize,
  ERASED_SCHEMA,
  type ErasedBy,
  type ErasureRecord,
  hashText,
  sha256,
} from '@kvitto/receipt'
import type { Deps } from '../deps.ts'
import { turnOf } from '../log/log-id.ts'
import type { LogHead } from '../storage/receipt-store.ts'
import { bestHead } from './best-head.ts'
import { keepAwaitedClosed } from './keep-awaited-closed.ts'
import { keepClosed } from './keep-closed.ts'
import { payloadOf } from './payload-of.ts'
import { withdrawAll } from './withdraw-all.ts'

/** Of one entry: a person has a few receipts, what has more is a script and gets several. */
const MOST_AT_ONCE = 1000

export interface ErasureAnswer {
  subjectId: string
  /** Of the erasure's entry in the site's log. */
  index: number
  receivedAt: Time
  /** What the entry stands for, exact bytes: who has the subject's id can tell whose it is. */
  erasure: string
  proof: string
}

interface Erased {
  site: Id
  subjectId: string
  by: ErasedBy
}

/**
 * Ends what the subject gives, then removes its receipts and whatever finds them; the log says so, and
 * keeps its entries. Resolves once durable. Done before, or for a subject without receipts, it answers
 * alike; what is removed is removed whichever of two that run at once does it.
 */
export async function eraseSubject(
  deps: Deps,
  { site, subjectId, by }: Erased,
): Promise<ErasureAnswer> {
  const { store, log, erasing } = deps
  await withdrawAll(deps, site, subjectId)
  for (let isFirst = true; ; isFirst = false) {
    const [any] = await store.receipts.listBySubject(site, subjectId, 1)
    const run = () => eraseSome(deps, { site, subjectId, by, isFirst })
    // Of what closes the same grants one after another goes: of many at once only one would be taken.
    const { removed, outcome } = await (any ? erasing(run) : run())
    // Until nothing is left: one may have come in between, or another collector may have been faster.
    if (removed > 0 || !('index' in outcome)) continue
    const { index, receivedAt, head } = outcome
    // One that was made before may stand in a log that was closed since.
    const proven =
      outcome.outcome === 'appended' ? head : await bestHead(store, { site, head, index })
    const proof = await log.prove(site, index, proven)
    return { subjectId, index, receivedAt, erasure: await bytesAt(deps, site, index), proof }
  }
}

/** Removes as many receipts of the subject as one entry takes, or none where something else was removed meanwhile. */
async function eraseSome(
  deps: Deps,
  { site, subjectId, by, isFirst }: Erased & { isFirst: boolean },
) {
  const { store, log } = deps
  // Before anything is read: what is removed from here on may be what keeps a grant closed.
  const since = nextIndex(await store.receipts.readHead(site))
  // Oldest first: what was withdrawn last goes last, so nothing is given in between.
  const own = await store.receipts.listBySubject(site, subjectId, MOST_AT_ONCE)
  await keepClosed(deps, site, own, { areAll: true })
  // Later on, what is not here may have been removed by the round before.
  if (isFirst) for (const stored of own) await keepAwaitedClosed(deps, site, stored)
  const receipts = own.map(({ index }) => index).sort((a, b) => a - b)
  const subject = await hashText(subjectId)
  const record: ErasureRecord = { schema: ERASED_SCHEMA, site, subject, by, receipts }
  const bytes = canonicalize(record)
  const standsFor = await sha256(bytesOf(bytes))
  const bodies = own.map((stored) => ({ ...payloadOf(stored), index: stored.index }))
  const erasure = { subjectId, subject, by, receipts: bodies, bytes, since }
  const outcome = await log.append({ kind: 'erasure', site, erasure, standsFor })
  return { removed: own.length, outcome }
}

function nextIndex(head: LogHead | undefined): number {
  return turnOf(head).first + (head?.size ?? 0)
}

async function bytesAt({ store }: Deps, site: Id, index: number): Promise<string> {
  const page = { limit: 1, before: index + 1 }
  const [found] = await store.receipts.listErasures(site, {}, page)
  if (found?.index !== index) throw new Error(`expected an erasure at ${index}, found none`)
  return found.bytes
}

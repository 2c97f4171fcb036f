import type { Id } from '@kvitto/core'
import type { Deps } from '../deps.ts'
import type { StoredReceipt } from '../storage/receipt-store.ts'
import { foldSubject } from './fold-subject.ts'
import { withEnded, withEnding } from './follow-receipts.ts'
import { nobody } from './nobody.ts'
import { payloadOf } from './payload-of.ts'
import { readPruned } from './read-pruned.ts'
import { standingIds } from './standing-ids.ts'
import { stateWithdrawal } from './state-withdrawal.ts'

/**
 * A receipt may have ended what another subject gave, or have put another subject's receipts in their
 * order. What would be given again once these are gone is withdrawn first, under an id that is nobody's. What the log
 * says is pruned counts as gone, however long its removal takes: another collector may be at it. `areAll`: these are
 * all that their subjects have, so that those give nothing afterwards.
 */
export async function keepClosed(
  deps: Deps,
  site: Id,
  gone: readonly StoredReceipt[],
  { areAll }: { areAll: boolean },
): Promise<void> {
  const going = new Set(gone.map(({ hash }) => hash))
  const isPruned = await prunedIn(deps, site)
  const isGone = (stored: StoredReceipt) => going.has(stored.hash) || isPruned(stored)
  for (const other of await listNeighbours(deps, site, { gone, areAll })) {
    const { own, scopes, statusOf } = await foldSubject(deps, site, other)
    for (const scope of scopes) {
      const [before, after] = [statusOf(scope), statusOf(scope, isGone)]
      await stateWithdrawal(deps, site, {
        subjectId: nobody(),
        purposes: missing(standingIds(after.status), standingIds(before.status)),
        services: missing(standingIds(after.services), standingIds(before.services)),
        scope: null,
        granting: own.filter((stored) => payloadOf(stored).scope === scope),
      })
    }
  }
}

async function prunedIn({ store }: Deps, site: Id): Promise<(stored: StoredReceipt) => boolean> {
  const pruned = await readPruned(store, site)
  if (!pruned) return () => false
  const before = Date.parse(pruned.before)
  return ({ index, receivedAt }) => index < pruned.minimum && Date.parse(receivedAt) < before
}

/** Subjects whose receipts name one of these, or are named by one, at any remove; and their own, as far as some stay. */
async function listNeighbours(
  { store }: Deps,
  site: Id,
  { gone, areAll }: { gone: readonly StoredReceipt[]; areAll: boolean },
): Promise<string[]> {
  const near = [...(await withEnding(store, site, gone)), ...(await withEnded(store, site, gone))]
  const own = new Set(gone.map((stored) => payloadOf(stored).subjectId))
  const subjects = new Set(near.map((stored) => payloadOf(stored).subjectId))
  const others = [...subjects].filter((subjectId) => !own.has(subjectId))
  if (areAll) return others
  const going = new Set(gone.map(({ index }) => index))
  for (const subjectId of own) {
    const kept = await store.receipts.findReceipts(site, { subjectId }, { limit: 1 })
    if (kept.some(({ index }) => !going.has(index))) others.push(subjectId)
  }
  return others
}

function missing(ids: readonly Id[], from: readonly Id[]): Id[] {
  return ids.filter((id) => !from.includes(id))
}

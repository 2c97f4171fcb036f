import type { Id } from '@kvitto/core'
import type { ReceiptRecord, SubjectStatus as Status } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { StoredReceipt } from '../storage/receipt-store.ts'
import { foldSubject } from './fold-subject.ts'
import { MOST_SHOWN, withEnded } from './follow-receipts.ts'
import { listErasures, type ShownErasure } from './list-erasures.ts'
import { listVersions } from './list-versions.ts'
import { readPruned } from './read-pruned.ts'
import { toRecord } from './to-record.ts'

export type SubjectStatus = {
  subjectId: string
  /** What an organisation authorised, by scope: no person's consent. Only where there is any. */
  authorisations?: Record<string, Status>
  /**
   * Newest first: the subject's own, those of other keys that end what it gave or go on from it, and
   * those that it ended. The newest 1,000; the status, too, is that of the newest 1,000 of its own.
   */
  history: ReceiptRecord[]
  /** Newest first. Only where there is any: what came before is gone. */
  erasures?: ShownErasure[]
} & Status

/** What a subject has decided, folded from its receipts at this moment. */
export async function subjectStatus(
  deps: Deps,
  site: Id,
  subjectId: string,
): Promise<SubjectStatus> {
  const { own, ending, scopes, statusOf } = await foldSubject(deps, site, subjectId)
  const erasures = await listErasures(deps, site, { subjectId }, { limit: MOST_SHOWN })
  if (own.length === 0 && erasures.length === 0) {
    const pruned = await readPruned(deps.store, site)
    const since = pruned ? ` received since ${pruned.before} (earlier ones were removed)` : ''
    throw new CollectorError(
      'subject_unknown',
      `expected a subject with receipts${since}, found none`,
    )
  }
  const history = unite(ending, await withEnded(deps.store, site, own))
    .sort(newestFirst)
    .slice(0, MOST_SHOWN)
  const published = await listVersions(deps.store, site)
  const authorised = scopes.flatMap((scope) => (scope === null ? [] : [[scope, statusOf(scope)]]))
  return {
    subjectId,
    ...statusOf(null),
    ...(authorised.length > 0 && { authorisations: Object.fromEntries(authorised) }),
    history: history.map((stored) => toRecord(stored, published)),
    ...(erasures.length > 0 && { erasures }),
  }
}

function unite(a: readonly StoredReceipt[], b: readonly StoredReceipt[]): StoredReceipt[] {
  return [...new Map([...a, ...b].map((stored) => [stored.hash, stored])).values()]
}

function newestFirst(a: StoredReceipt, b: StoredReceipt): number {
  return Date.parse(b.receivedAt) - Date.parse(a.receivedAt) || b.index - a.index
}

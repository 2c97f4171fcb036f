import type { Id } from '@kvitto/core'
import type { ReceiptRecord, SubjectStatus as Status } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { StoredReceipt } from '../storage/receipt-store.ts'
import { foldSubject } from './fold-subject.ts'
import { MOST_SHOWN, withEnded } from './follow-receipts.ts'
import { listVersions } from './list-versions.ts'
import { payloadOf } from './payload-of.ts'
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
} & Status

/** What a subject has decided, folded from its receipts at this moment. */
export async function subjectStatus(
  deps: Deps,
  site: Id,
  subjectId: string,
): Promise<SubjectStatus> {
  const { own, ending, statusOf } = await foldSubject(deps, site, subjectId)
  if (own.length === 0) {
    throw new CollectorError('subject_unknown', 'expected a subject with receipts, found none')
  }
  const history = unite(ending, await withEnded(deps.store, site, own))
    .sort(newestFirst)
    .slice(0, MOST_SHOWN)
  const published = await listVersions(deps.store, site)
  const scopes = new Set(own.flatMap((stored) => payloadOf(stored).scope ?? []))
  const authorisations = Object.fromEntries(Array.from(scopes, (scope) => [scope, statusOf(scope)]))
  return {
    subjectId,
    ...statusOf(null),
    ...(scopes.size > 0 && { authorisations }),
    history: history.map((stored) => toRecord(stored, published)),
  }
}

function unite(a: readonly StoredReceipt[], b: readonly StoredReceipt[]): StoredReceipt[] {
  return [...new Map([...a, ...b].map((stored) => [stored.hash, stored])).values()]
}

function newestFirst(a: StoredReceipt, b: StoredReceipt): number {
  return Date.parse(b.receivedAt) - Date.parse(a.receivedAt) || b.index - a.index
}

import type { Id } from '@kvitto/core'
import { foldStatus, type SubjectStatus } from '@kvitto/receipt'
import type { Deps } from '../deps.ts'
import type { StoredReceipt } from '../storage/receipt-store.ts'
import { MOST_SHOWN, withAncestors, withConfirmed, withEnding } from './follow-receipts.ts'
import { listVersions } from './list-versions.ts'
import { payloadOf } from './payload-of.ts'

export interface FoldedSubject {
  /** The subject's own receipts, newest first; the newest 1,000. */
  own: StoredReceipt[]
  /** These, what forms gave and they confirm, and those of other keys that end what was given or go on from it. */
  ending: StoredReceipt[]
  /** What an organisation authorised for, and null: the person's own consent. */
  scopes: (string | null)[]
  /** Of one scope; as if those receipts were not there that are `gone`. */
  statusOf(scope: string | null, isGone?: (stored: StoredReceipt) => boolean): SubjectStatus
}

/** What a subject has decided, folded from its receipts at this moment; nothing where there are none. */
export async function foldSubject(
  { store, now }: Deps,
  site: Id,
  subjectId: string,
): Promise<FoldedSubject> {
  const own = await store.receipts.findReceipts(site, { subjectId }, { limit: MOST_SHOWN })
  const ending = await withEnding(store, site, await withConfirmed(store, site, own))
  const published = await listVersions(store, site)
  const settings = await store.sites.getSite(site)
  const all = (await withAncestors(store, site, ending)).map((stored) => ({
    stored,
    record: { ...stored, payload: payloadOf(stored) },
  }))
  const known = (version: string) =>
    settings?.void.includes(version) ? 'void' : published.has(version)
  const at = now().toISOString()
  return {
    own,
    ending,
    scopes: [...new Set([null, ...own.map((stored) => payloadOf(stored).scope)])],
    statusOf(scope, isGone = () => false) {
      const records = all.flatMap(({ stored, record }) => (isGone(stored) ? [] : [record]))
      return foldStatus({ subjectId, scope, records, known, now: at })
    },
  }
}

import type { Id } from '@kvitto/core'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { type ErasureAnswer, eraseSubject } from './erase-subject.ts'
import { MOST_SHOWN } from './follow-receipts.ts'
import { recordAccess } from './record-access.ts'

export interface RequestedErasure {
  site: Id
  subjectId: string
  tokenId: string
}

/**
 * Erases what somebody asked the operator to erase, by letter for instance. Recorded before it is done.
 * An id that nothing is known of is an error: it may be mistyped, and its owner would be told otherwise.
 */
export async function eraseOnRequest(
  deps: Deps,
  { site, subjectId, tokenId }: RequestedErasure,
): Promise<ErasureAnswer> {
  const { receipts } = deps.store
  const access = { tokenId, site, query: 'erasure', filter: { subjectId } } as const
  await recordAccess(deps, access, async () => {
    const own = await receipts.listBySubject(site, subjectId, MOST_SHOWN)
    const [earlier] = await receipts.listErasures(site, { subjectId }, { limit: 1 })
    if (own.length === 0 && !earlier) {
      throw new CollectorError('subject_unknown', 'expected a subject with receipts, found none')
    }
    return { found: own.length, answer: undefined }
  })
  return eraseSubject(deps, { site, subjectId, by: 'operator' })
}

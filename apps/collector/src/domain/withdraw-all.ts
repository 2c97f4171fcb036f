import type { Id } from '@kvitto/core'
import type { Deps } from '../deps.ts'
import { foldSubject } from './fold-subject.ts'
import { payloadOf } from './payload-of.ts'
import { standingIds } from './standing-ids.ts'
import { stateWithdrawal } from './state-withdrawal.ts'

/** Ends whatever a subject still gives; where that is nothing, nothing is written. */
export async function withdrawAll(deps: Deps, site: Id, subjectId: string): Promise<void> {
  const { own, scopes, statusOf } = await foldSubject(deps, site, subjectId)
  for (const scope of scopes) {
    const { status, services } = statusOf(scope)
    await stateWithdrawal(deps, site, {
      subjectId,
      purposes: standingIds(status),
      services: standingIds(services),
      scope,
      granting: own.filter((stored) => payloadOf(stored).scope === scope),
    })
  }
}

import type { Id } from '@kvitto/core'
import type { Receipt } from '@kvitto/receipt'
import type { Deps } from '../deps.ts'
import { foldSubject } from './fold-subject.ts'
import { isGiving } from './is-giving.ts'
import { overLimit } from './pass-limit.ts'
import { payloadOf } from './payload-of.ts'
import { isStanding } from './standing-ids.ts'

export interface HostStatement extends Pick<Receipt, 'decisions' | 'services' | 'ends' | 'scope'> {
  site: Id
  subjectId: string
}

/** Throws `too_many_for_site` for what a site's server sends beyond its limit, unless it withdraws what is given here. */
export async function passHostLimit(deps: Deps, statement: HostStatement): Promise<void> {
  const reached = await deps.limits.forHost(statement.site)
  if (reached && !(await withdraws(deps, statement))) throw overLimit(deps, statement.site, reached)
}

/** What it refuses is given: by this subject as it stands, or by one of the receipts that it names. */
async function withdraws(deps: Deps, statement: HostStatement): Promise<boolean> {
  const { site, subjectId, decisions, services, ends, scope } = statement
  if (isGiving(statement)) return false
  const standing = (await foldSubject(deps, site, subjectId)).statusOf(scope)
  const isOwn =
    Object.keys(decisions).some((id) => isStanding(standing.status[id])) ||
    Object.keys(services).some((id) => isStanding(standing.services[id]))
  if (isOwn || ends.length === 0) return isOwn
  const named = await deps.store.receipts.getReceiptsByHash(site, ends)
  return named.map(payloadOf).some(isGiving)
}

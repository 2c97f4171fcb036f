import type { Id } from '@kvitto/core'
import type { Receipt } from '@kvitto/receipt'
import type { Deps } from '../deps.ts'
import type { Page } from '../storage/receipt-store.ts'
import { foldSubject } from './fold-subject.ts'
import { MOST_SHOWN } from './follow-receipts.ts'
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
  const { own, statusOf } = await foldSubject(deps, site, subjectId)
  const standing = statusOf(scope)
  const isOwn =
    Object.keys(decisions).some((id) => isStanding(standing.status[id])) ||
    Object.keys(services).some((id) => isStanding(standing.services[id]))
  if (isOwn || (own.length === MOST_SHOWN && (await gaveBefore(deps, statement)))) return true
  if (ends.length === 0) return false
  const named = await deps.store.receipts.getReceiptsByHash(site, ends)
  return named.map(payloadOf).some(isGiving)
}

/** Of a subject with more receipts than are folded, as an organisation with very many scopes: by the last on each. */
async function gaveBefore(deps: Deps, statement: HostStatement): Promise<boolean> {
  const { decisions, services } = statement
  for (const purpose of Object.keys({ ...decisions, ...services })) {
    if (await isLastGiven(deps, statement, purpose)) return true
  }
  return false
}

async function isLastGiven(
  { store }: Deps,
  { site, subjectId, scope }: HostStatement,
  purpose: Id,
): Promise<boolean> {
  const limit = MOST_SHOWN
  let after: Page['after']
  do {
    const found = await store.receipts.findReceipts(site, { subjectId, purpose }, { limit, after })
    const last = found.map(payloadOf).find((payload) => payload.scope === scope)
    if (last) return [last.decisions, last.services].some((each) => each[purpose] === 'given')
    after = found.length < limit ? undefined : found.at(-1)
  } while (after)
  return false
}

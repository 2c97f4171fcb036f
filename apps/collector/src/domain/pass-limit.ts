import type { Receipt } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { Reached } from '../limits/create-limits.ts'
import type { TallyReason } from '../storage/tally-store.ts'
import { endsKnownGrant } from './ends-known-grant.ts'
import { isGiving } from './is-giving.ts'

/**
 * What becomes of a receipt that is over a limit. A withdrawal of a known grant, and what is stored
 * already, goes on as if there were no limit; a first refusal is counted, since nothing hangs on its
 * being stored; the rest is put off.
 */
export async function passLimit(
  deps: Deps,
  receipt: Receipt,
  reached: Reached,
): Promise<'passed' | 'counted'> {
  const { site, receiptId } = receipt
  if (await deps.store.receipts.getReceipt(site, receiptId)) return 'passed'
  if (await endsKnownGrant(deps.store, receipt)) return 'passed'
  if (!isFirstRefusal(receipt)) throw overLimit(deps, site, reached)
  await deps.tally.count({ site, kind: 'counted', reason: reached.limit })
  return 'counted'
}

export function overLimit(
  deps: Deps,
  site: string,
  { limit, retryAfter }: Reached,
): CollectorError {
  const whose = limit === 'address' ? 'this network' : 'this site'
  const message = `expected room for a receipt of ${whose} in this minute, found none`
  const code = limit === 'address' ? 'too_many_from_address' : 'too_many_for_site'
  return putOff(deps, { site, reason: limit }, new CollectorError(code, message, { retryAfter }))
}

/** Counts what is to come back later, and gives the error that says so. */
export function putOff(
  { tally }: Deps,
  counted: { site: string; reason: TallyReason },
  error: CollectorError,
): CollectorError {
  tally.note({ ...counted, kind: 'put-off' })
  return error
}

/** Of a person who never agreed: it changes nothing, and its key is thrown away. */
function isFirstRefusal(receipt: Receipt): boolean {
  const { event, previous, ends } = receipt
  return !isGiving(receipt) && event === 'decision' && previous === null && ends.length === 0
}

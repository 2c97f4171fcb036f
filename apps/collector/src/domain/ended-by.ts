import type { Id, Published } from '@kvitto/core'
import type { Receipt } from '@kvitto/receipt'
import type { Deps } from '../deps.ts'
import { givesAny, refusedIn, refusing } from './decided-ids.ts'
import { foldSubject } from './fold-subject.ts'
import { decidedAtOf, type HostBody } from './host-body.ts'
import { isGiving, isRefusing } from './is-giving.ts'
import { payloadOf } from './payload-of.ts'
import { standingServices } from './standing-services.ts'

/** What of a host's receipt hangs on what its subject gave before. */
export type Ended = Pick<Receipt, 'event' | 'services' | 'ends'>

/** A repeat is what the first one was, whatever was decided since; one that says something else is none. */
export function repeatedBy({ services, ends }: HostBody, { event, ...first }: Receipt): Ended {
  const isSame =
    Object.entries(services).every(([id, decision]) => first.services[id] === decision) &&
    ends.every((hash) => first.ends.includes(hash))
  return {
    event,
    ...(isSame ? { services: first.services, ends: first.ends } : { services, ends }),
  }
}

interface Deciding {
  site: Id
  subjectId: string
  body: HostBody
  published: Published | undefined
}

/**
 * A refusal takes the services with it that stand by themselves for one of its purposes, and ends what was received
 * before it was decided and claims a later time: that clock runs ahead.
 */
export async function endedBy(
  deps: Deps,
  { site, subjectId, body, published }: Deciding,
): Promise<Ended> {
  const { decisions, scope } = body
  if (!isRefusing(body)) return { event: 'decision', services: body.services, ends: body.ends }
  const { own, statusOf } = await foldSubject(deps, site, subjectId)
  const standing = statusOf(scope)
  const purposes = refusedIn(decisions)
  const alone = standingServices(standing.services, published?.policy, purposes)
  const services = { ...refusing(alone), ...body.services }
  const refused = refusedIn(services)
  const decidedAt = decidedAtOf(body)
  const ahead = own.filter((stored) => {
    const payload = payloadOf(stored)
    const isAhead =
      Date.parse(stored.receivedAt) <= decidedAt && decidedAt < Date.parse(payload.decidedAt)
    const isRefused = givesAny(payload.decisions, purposes) || givesAny(payload.services, refused)
    return payload.scope === scope && isAhead && isRefused
  })
  const ends = [...new Set([...body.ends, ...ahead.map(({ hash }) => hash)])]
  const isGiven =
    purposes.some((id) => standing.status[id]?.status === 'given') ||
    refused.some((id) => standing.services[id]?.status === 'given')
  const isWithdrawal = !isGiving(body) && (body.ends.length > 0 || isGiven)
  return { event: isWithdrawal ? 'withdrawal' : 'decision', services, ends }
}

import type { Decisions, Published } from '@kvitto/core'
import { referenceFault } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import { decidedAtOf, type HostBody } from './host-body.ts'
import { isGiving } from './is-giving.ts'

const MINUTE = 60 * 1000
/** Two servers' clocks differ. */
const MOST_AHEAD = 5 * MINUTE
/** The collector's clock bears out a grant's time for 30 days: an older one would stand too long. */
const OLDEST_GRANT = 30 * 24 * 60 * MINUTE

/** Throws what its sender must mend. `published` is the version that it names, if there is one. */
export function checkHostBody(body: HostBody, published: Published | undefined): void {
  const fault = referenceFault(body.reference)
  if (fault) throw new CollectorError(fault.code, fault.message, { path: 'reference' })
  if (Object.keys({ ...body.decisions, ...body.services }).length === 0) {
    throw invalid('decisions', 'expected at least one decision, found none')
  }
  // A refusal counts whatever it names, so it is never turned away.
  if (!isGiving(body)) return
  if (!published) {
    const message = 'expected a published policy version, found another'
    throw new CollectorError('policy_unknown', message, { path: 'policyVersion' })
  }
  checkGiven('decisions', body.decisions, Object.keys(published.meanings))
  const services = published.policy.services.map(({ id }) => id)
  checkGiven('services', body.services, services)
}

/** Of a body that is not stored yet: its repeat is known also when much later. */
export function checkHostTime(body: HostBody, now: Date): void {
  const age = now.getTime() - decidedAtOf(body)
  const path = body.decidedAt ? 'decidedAt' : 'receiptId'
  if (age < -MOST_AHEAD) throw invalid(path, 'expected a time that has come, found a later one')
  if (age > OLDEST_GRANT && isGiving(body)) {
    throw invalid(path, 'expected a grant of the last 30 days, found an older one')
  }
}

function checkGiven(kind: string, decisions: Decisions, asked: string[]): void {
  const stray = Object.keys(decisions).find(
    (id) => decisions[id] === 'given' && !asked.includes(id),
  )
  if (stray === undefined) return
  throw invalid(
    `${kind}.${stray}`,
    'expected what that policy version asks for, found something else given',
  )
}

function invalid(path: string, message: string): CollectorError {
  return new CollectorError('body_invalid', message, { path })
}

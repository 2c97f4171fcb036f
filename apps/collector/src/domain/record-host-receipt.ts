import { addDuration, type Id, isoSeconds, type Published } from '@kvitto/core'
import type { Acknowledgement, Receipt } from '@kvitto/receipt'
import type { Deps } from '../deps.ts'
import { appendReceipt } from './append-receipt.ts'
import { checkHostBody, checkHostTime } from './check-host-body.ts'
import { foldSubject } from './fold-subject.ts'
import { decidedAtOf, type HostBody } from './host-body.ts'
import { isGiving } from './is-giving.ts'
import { listVersions } from './list-versions.ts'
import { passHostLimit } from './pass-host-limit.ts'
import { payloadOf } from './payload-of.ts'
import { readPublished } from './read-published.ts'
import { requireSite } from './require-site.ts'
import { stateReceipt } from './state-receipt.ts'
import { subjectOf } from './subject-of.ts'

/**
 * Records what a site's server says that somebody decided: the collector makes the receipt, of trust
 * `host`. Resolves once it is durable; the subject's id is in the answer, as the sender cannot compute it.
 */
export async function recordHostReceipt(
  deps: Deps,
  site: Id,
  body: HostBody,
): Promise<Acknowledgement & { subjectId: string; isNew: boolean }> {
  const { store, now, hostSecrets } = deps
  await requireSite(store, site)
  const versions = await listVersions(store, site)
  const published = versions.has(body.policyVersion)
    ? await readPublished(store, body.policyVersion)
    : undefined
  checkHostBody(body, published)
  const stored = await store.receipts.getReceipt(site, body.receiptId)
  if (!stored) checkHostTime(body, now())
  const secrets = await hostSecrets(site)
  const subjectId = subjectOf(secrets, body.reference)
  if (!stored) await passHostLimit(deps, { site, subjectId, ...body })
  // A repeat is what the first one was, whatever was decided since.
  const event = stored ? payloadOf(stored).event : await eventOf(deps, { site, subjectId, body })
  const receipt = await stateReceipt('host', secrets, {
    ...statementOf(body, published),
    site,
    subjectId,
    event,
    origin: 'null',
  })
  return { ...(await appendReceipt(deps, receipt)), subjectId }
}

function statementOf(body: HostBody, published: Published | undefined) {
  const { receiptId, decisions, services, scope, policyVersion, language, ends } = body
  const meanings = Object.entries(published?.meanings ?? {}).filter(([id]) => decisions[id])
  const decidedAt = decidedAtOf(body)
  return {
    receiptId,
    decisions,
    services,
    scope,
    policyVersion,
    meanings: Object.fromEntries(meanings),
    language,
    decidedAt: isoSeconds(decidedAt),
    expiresAt:
      published && isGiving(body)
        ? isoSeconds(addDuration(decidedAt, published.policy.behaviour.expiresAfter))
        : null,
    ends,
  }
}

async function eventOf(
  deps: Deps,
  { site, subjectId, body }: { site: Id; subjectId: string; body: HostBody },
): Promise<Receipt['event']> {
  if (isGiving(body)) return 'decision'
  if (body.ends.length > 0) return 'withdrawal'
  const { status, services } = (await foldSubject(deps, site, subjectId)).statusOf(body.scope)
  const isGiven =
    Object.keys(body.decisions).some((id) => status[id]?.status === 'given') ||
    Object.keys(body.services).some((id) => services[id]?.status === 'given')
  return isGiven ? 'withdrawal' : 'decision'
}

import { addDuration, type Id, isoSeconds, type Published } from '@kvitto/core'
import type { Acknowledgement } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { appendReceipt } from './append-receipt.ts'
import { checkHostBody, checkHostTime } from './check-host-body.ts'
import { endedBy, repeatedBy } from './ended-by.ts'
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
  const ended = stored
    ? repeatedBy(body, payloadOf(stored))
    : await endedBy(deps, { site, subjectId, body, published })
  const receipt = await stateReceipt('host', secrets, {
    ...statementOf(body, published),
    ...ended,
    site,
    subjectId,
    origin: 'null',
  })
  try {
    return { ...(await appendReceipt(deps, receipt)), subjectId }
  } catch (error) {
    // One that was sent twice at once: what the first has stored meanwhile says what it is.
    const isTaken = error instanceof CollectorError && error.code === 'receipt_conflict'
    const isStored = isTaken && !stored && (await store.receipts.getReceipt(site, body.receiptId))
    if (!isStored) throw error
    return recordHostReceipt(deps, site, body)
  }
}

function statementOf(body: HostBody, published: Published | undefined) {
  const { receiptId, decisions, scope, policyVersion, language } = body
  const meanings = Object.entries(published?.meanings ?? {}).filter(([id]) =>
    Object.hasOwn(decisions, id),
  )
  const decidedAt = decidedAtOf(body)
  return {
    receiptId,
    decisions,
    scope,
    policyVersion,
    meanings: Object.fromEntries(meanings),
    language,
    decidedAt: isoSeconds(decidedAt),
    expiresAt:
      published && isGiving(body)
        ? isoSeconds(addDuration(decidedAt, published.policy.behaviour.expiresAfter))
        : null,
  }
}

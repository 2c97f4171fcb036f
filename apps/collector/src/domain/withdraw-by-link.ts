import { type ConsentState, type Id, isoSeconds, type Published, uuidV7 } from '@kvitto/core'
import { openWithdrawal, siteOfToken } from '@kvitto/receipt'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { HostSecrets } from '../host-secrets.ts'
import type { Connection } from '../limits/client-address.ts'
import { appendReceipt } from './append-receipt.ts'
import { refusing } from './decided-ids.ts'
import { foldSubject } from './fold-subject.ts'
import { heldGrant } from './held-grant.ts'
import { overLimit } from './pass-limit.ts'
import { isStanding } from './standing-ids.ts'
import { standingServices } from './standing-services.ts'
import { stateReceipt } from './state-receipt.ts'
import { subjectOf } from './subject-of.ts'

export interface LinkPress {
  token: string
  /** The policy in force of the site that the token names. */
  published: Published
  /** Of the page that was shown. */
  language: string
  /** Of the browser that pressed, where the page is of the site's own origin. */
  state: ConsentState | undefined
  connection: Connection
}

/**
 * Withdraws what a link names, once: where nothing is left to withdraw nothing is written, nor where the
 * token is none of this site. What the browser gives of that purpose is ended too, by the receipt that its
 * state names. Resolves once durable, to what that state is from now on; undefined: as it was. Over a limit a
 * known grant is still withdrawn.
 */
export async function withdrawByLink(
  deps: Deps,
  { token, published, language, state, connection }: LinkPress,
): Promise<ConsentState | undefined> {
  const site = siteOfToken(token)
  const secrets = await deps.hostSecrets(site)
  const fromAddress = await deps.limits.fromAddress(connection)
  const opened = await openByAny(token, secrets)
  if (!opened && fromAddress) throw overLimit(deps, site, fromAddress)
  if (!opened) return undefined
  const reached = fromAddress ?? (await deps.limits.forSite(site))
  const { purpose } = opened
  const subjectId = subjectOf(secrets, opened.reference)
  const { own, statusOf } = await foldSubject(deps, site, subjectId)
  const { status, services } = statusOf(null)
  const standing = status[purpose]
  const alone = standingServices(services, published.policy, [purpose])
  const isRefused = standing?.status === 'refused' || standing?.status === 'withdrawn'
  const isClosed = isRefused && alone.length === 0
  const held = heldGrant(state, purpose, { policy: published.policy, now: deps.now() })
  // Over a limit what ends nothing known is answered alike: a wrong token, a used one, a mere objection.
  const isHeld = held || alone.length > 0 || isStanding(standing)
  if (reached && !isHeld) throw overLimit(deps, site, reached)
  if (isClosed && !held) return undefined
  const granting = [isRefused ? undefined : standing, ...alone.map((id) => services[id])]
  const ended = await Promise.all(granting.map((entry) => hashOf(deps, site, entry?.receiptId)))
  const ends = [...new Set([...ended, held?.hash])].filter((hash) => hash !== undefined)
  const [newest] = own
  const [erasure] = await deps.store.receipts.listErasures(site, { subjectId }, { limit: 1 })
  // Of two presses at one moment the second finds its id taken; but none that was taken before an erasure.
  const since = erasure ? ` ${erasure.index}` : ''
  const seed = `link ${purpose} ${newest?.hash} ${held?.hash}${since}`
  const receipt = await stateReceipt('link', secrets, {
    receiptId: uuidV7(Date.parse(newest?.receivedAt ?? '1970'), secrets.keyed(seed)),
    site,
    subjectId,
    event: ends.length > 0 ? 'withdrawal' : 'decision',
    decisions: { [purpose]: 'refused' },
    services: refusing([...alone, ...(held?.services ?? [])]),
    scope: null,
    policyVersion: published.policyVersion,
    meanings: Object.fromEntries(
      Object.entries(published.meanings).filter(([id]) => id === purpose),
    ),
    language,
    origin: new URL(deps.url).origin,
    decidedAt: isoSeconds(deps.now().getTime()),
    expiresAt: null,
    ends,
  })
  await appendReceipt(deps, receipt).catch(unlessTaken)
  return held?.after
}

/** Letters lie about for years: what an older key sealed opens too. */
async function openByAny(token: string, { linkKeys }: HostSecrets) {
  for (const linkKey of linkKeys) {
    const opened = await openWithdrawal(token, linkKey)
    if (opened) return opened
  }
  return undefined
}

async function hashOf({ store }: Deps, site: Id, receiptId: string | undefined) {
  return receiptId === undefined
    ? undefined
    : (await store.receipts.getReceipt(site, receiptId))?.hash
}

function unlessTaken(error: unknown): void {
  if (!(error instanceof CollectorError && error.code === 'receipt_conflict')) throw error
}

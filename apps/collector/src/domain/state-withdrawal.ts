import { createHash } from 'node:crypto'
import { type Id, isoSeconds, uuidV7 } from '@kvitto/core'
import type { Hash } from '@kvitto/receipt'
import type { Deps } from '../deps.ts'
import type { StoredReceipt } from '../storage/receipt-store.ts'
import { givesAny, refusing } from './decided-ids.ts'
import { payloadOf } from './payload-of.ts'
import { stateReceipt } from './state-receipt.ts'

interface Withdrawn {
  /** Who is to be the withdrawal's subject. */
  subjectId: string
  purposes: Id[]
  services: Id[]
  scope: string | null
}

export interface EndedGrants extends Withdrawn {
  /** Of one subject and scope; those that gave one of these are named in `ends`. */
  granting: readonly StoredReceipt[]
}

/** Records that these grants end because of an erasure; resolves once durable. */
export async function stateWithdrawal(
  deps: Deps,
  site: Id,
  { granting, ...withdrawn }: EndedGrants,
): Promise<void> {
  const { purposes, services } = withdrawn
  const ended = granting.filter((stored) => {
    const { decisions, services: alone } = payloadOf(stored)
    return givesAny(decisions, purposes) || givesAny(alone, services)
  })
  if (!ended[0]) return
  await stateEnding(deps, site, {
    ...withdrawn,
    ends: ended.map(({ hash }) => hash),
    after: ended[0],
  })
}

export interface Ending extends Withdrawn {
  ends: Hash[]
  /** A receipt that it stands for, or ends. */
  after: StoredReceipt
}

/**
 * Records that these receipts give nothing of these any more, those that have not arrived among them. Trust `link`:
 * nobody signs it, and whoever knows a receipt's hash can end what it gave.
 */
export async function stateEnding(
  { log, url, now }: Deps,
  site: Id,
  { subjectId, purposes, services, scope, ends, after }: Ending,
): Promise<void> {
  const { policyVersion, language, subjectId: before } = payloadOf(after)
  // Of two erasures of one subject at one moment the second finds its id taken. Nobody else knows the hashes.
  const seed = [subjectId, purposes, services, ends].join(' ')
  const keyed = (text: string) => createHash('sha256').update(`${text} ${seed}`).digest()
  const receipt = await stateReceipt(
    'link',
    { keyed },
    {
      receiptId: uuidV7(Date.parse(after.receivedAt), keyed('id')),
      site,
      subjectId,
      event: 'withdrawal',
      decisions: refusing(purposes),
      services: refusing(services),
      scope,
      policyVersion,
      meanings: {},
      language,
      origin: new URL(url).origin,
      decidedAt: isoSeconds(now().getTime()),
      expiresAt: null,
      ends,
    },
  )
  const { outcome } = await log.append({ kind: 'receipt', site, receipt })
  const isOwn = before === subjectId
  if (outcome === 'appended' || outcome === 'known' || (outcome === 'conflict' && isOwn)) return
  throw new Error(`expected a withdrawal that is stored, found ${outcome}`)
}

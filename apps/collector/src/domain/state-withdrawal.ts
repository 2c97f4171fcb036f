import { createHash } from 'node:crypto'
import { type Decisions, type Id, isoSeconds, uuidV7 } from '@kvitto/core'
import type { Deps } from '../deps.ts'
import type { StoredReceipt } from '../storage/receipt-store.ts'
import { payloadOf } from './payload-of.ts'
import { stateReceipt } from './state-receipt.ts'

export interface EndedGrants {
  /** Who is to be the withdrawal's subject. */
  subjectId: string
  purposes: Id[]
  services: Id[]
  scope: string | null
  /** Of one subject and scope; those that gave one of these are named in `ends`. */
  granting: readonly StoredReceipt[]
}

/**
 * Records that these grants end because of an erasure; resolves once durable. Trust `link`: nobody signs it, and
 * whoever knows a receipt's hash can end what it gave.
 */
export async function stateWithdrawal(
  { log, url, now }: Deps,
  site: Id,
  { subjectId, purposes, services, scope, granting }: EndedGrants,
): Promise<void> {
  const ended = granting.filter((stored) => {
    const { decisions, services: alone } = payloadOf(stored)
    return gives(decisions, purposes) || gives(alone, services)
  })
  if (!ended[0]) return
  const { policyVersion, language } = payloadOf(ended[0])
  const ends = ended.map(({ hash }) => hash)
  // Of two erasures of one subject at one moment the second finds its id taken. Nobody else knows the hashes.
  const seed = [subjectId, purposes, services, ends].join(' ')
  const keyed = (text: string) => createHash('sha256').update(`${text} ${seed}`).digest()
  const receipt = await stateReceipt(
    'link',
    { keyed },
    {
      receiptId: uuidV7(Date.parse(ended[0].receivedAt), keyed('id')),
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
  const isOwn = payloadOf(ended[0]).subjectId === subjectId
  if (outcome === 'appended' || outcome === 'known' || (outcome === 'conflict' && isOwn)) return
  throw new Error(`expected a withdrawal that is stored, found ${outcome}`)
}

function gives(decisions: Decisions, ids: readonly Id[]): boolean {
  return ids.some((id) => decisions[id] === 'given')
}

function refusing(ids: readonly Id[]): Decisions {
  return Object.fromEntries(ids.map((id) => [id, 'refused']))
}

import type { Id, Time } from '@kvitto/core'
import { fromBase64url } from './decode-base64.ts'
import { hashText } from './hash.ts'
import type { Bundle, Hash, Receipt, Trust } from './receipt.ts'
import { BUNDLE_SCHEMA } from './receipt.ts'

export const RECEIPTS_SCHEMA = 'kvitto/receipts/1'

/** What a person downloads: the receipts of one browser, and what checking them needs but the log's key. */
export interface ReceiptsExport {
  schema: typeof RECEIPTS_SCHEMA
  site: Id
  /** Of the newest receipt. */
  subjectId: string
  /** Exact bytes of the policies that the receipts name, by their hash; one that could not be had is absent. */
  policy: Record<Hash, string>
  /** As `policy`, of the builds' manifests. */
  build: Record<Hash, string>
  /** Newest first. */
  receipts: ExportedReceipt[]
}

export interface ExportedReceipt {
  /** The compact JWS, or the RFC 8785 text of `{"payload","trust"}` where there is none. */
  receipt: string
  /** Both absent while the collector has not answered. */
  proof?: string
  receivedAt?: Time
}

/** A bundle of each receipt for `verifyBundle`, in the same order. Verifies nothing, and never throws for bad data. */
export async function bundlesOf({ policy, build, receipts }: ReceiptsExport): Promise<Bundle[]> {
  const hashed = receipts.map(
    async ({ receipt }): Promise<[Hash, string]> => [await hashText(receipt), receipt],
  )
  const byHash = new Map(await Promise.all(hashed))
  return receipts.map(({ receipt, proof = '', receivedAt = '' }) => {
    const { payload, trust } = claimOf(receipt)
    return {
      schema: BUNDLE_SCHEMA,
      trust,
      receipt,
      chain: chainOf(payload, byHash),
      entry: { kind: 'receipt', receivedAt },
      proof,
      policy: textOf(policy, payload.policyVersion),
      build: textOf(build, payload.build),
    }
  })
}

/** Nothing is verified yet: a receipt may name anything, also what every object has. */
function textOf(texts: Record<Hash, string>, name = ''): string | null {
  return (Object.hasOwn(texts, name) && texts[name]) || null
}

export interface Claim {
  payload: Partial<Receipt>
  trust: Trust
}

/** What a receipt says of itself; nothing of it is verified, and what cannot be read is left out. */
export function claimOf(receipt: string): Claim {
  try {
    const bytes = fromBase64url(receipt.split('.')[1] ?? '')
    const claim = receipt.startsWith('{')
      ? JSON.parse(receipt)
      : { payload: JSON.parse(new TextDecoder().decode(bytes)), trust: 'signed' }
    return { payload: claim.payload ?? {}, trust: claim.trust }
  } catch {
    return { payload: {}, trust: 'signed' }
  }
}

/** The receipts that lead to this one, newest first, as far as they are there. */
function chainOf({ previous }: Partial<Receipt>, byHash: Map<Hash, string>): string[] {
  const older = byHash.get(previous ?? '')
  if (older === undefined) return []
  // Each hash is found once, so that no circle goes on for ever.
  const rest = new Map([...byHash].filter(([hash]) => hash !== previous))
  return [older, ...chainOf(claimOf(older).payload, rest)]
}

import type { Id } from '@kvitto/core'
import { verifyErasureRequest } from '@kvitto/receipt'
import { z } from 'zod'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { Connection } from '../limits/client-address.ts'
import { type ErasureAnswer, eraseSubject } from './erase-subject.ts'
import { nodeCrypto } from './node-crypto.ts'
import { parseText } from './parse-input.ts'
import { overLimit } from './pass-limit.ts'
import { requireSite } from './require-site.ts'

const ErasureBody = z.strictObject({ erasure: z.string().max(8192) })

export interface PostedErasure {
  site: Id
  /** The body as it came, at most 8 KiB. */
  text: string
  connection: Connection
}

/** Erases what a subject's own key asks to have erased; checks as for a receipt, in the same order. */
export async function recordErasure(
  deps: Deps,
  { site, text, connection }: PostedErasure,
): Promise<ErasureAnswer> {
  const { erasure } = parseText(ErasureBody, text)
  const request = await verifyErasureRequest(erasure, nodeCrypto)
  await requireSite(deps.store, site)
  if (request.site !== site) {
    const message = `expected an erasure for ${site}, found one for another site`
    throw new CollectorError('site_unknown', message, { path: 'site' })
  }
  const { subjectId } = request
  const reached = (await deps.limits.fromAddress(connection)) ?? (await deps.limits.forSite(site))
  // Whoever has something to erase is never turned away.
  if (reached && (await deps.store.receipts.listBySubject(site, subjectId, 1)).length === 0) {
    throw overLimit(deps, site, reached)
  }
  return eraseSubject(deps, { site, subjectId, by: 'subject' })
}

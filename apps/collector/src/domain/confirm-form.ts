import type { Id } from '@kvitto/core'
import type { z } from 'zod'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import type { StoredReceipt } from '../storage/receipt-store.ts'
import { foldSubject } from './fold-subject.ts'
import { HostBody } from './host-body.ts'
import { payloadOf } from './payload-of.ts'
import { recordHostReceipt } from './record-host-receipt.ts'

/** What a site's server posts when it knows whose a form's receipt is. */
export const ConfirmationBody = HostBody.pick({
  receiptId: true,
  reference: true,
  decidedAt: true,
}).extend({
  /** The id that came with the form, as `kvitto-receipt`. */
  form: HostBody.shape.receiptId,
})
export type ConfirmationBody = z.infer<typeof ConfirmationBody>

/**
 * Records that what a form's receipt gives is given by the person behind a reference: under the version and in the
 * language that the form's reader saw. Refused where the form's receipt is not here, or gives nothing any more.
 */
export async function confirmForm(
  deps: Deps,
  site: Id,
  { form, ...body }: ConfirmationBody,
): ReturnType<typeof recordHostReceipt> {
  const stored = await deps.store.receipts.getReceipt(site, form)
  const payload = stored && payloadOf(stored)
  if (!stored || payload?.method !== 'form') {
    const message = 'expected the id of a form’s receipt that has arrived, found another'
    throw new CollectorError('form_unknown', message, { path: 'form' })
  }
  // A repeat is answered as the first one was, whatever was withdrawn since.
  if (!(await deps.store.receipts.getReceipt(site, body.receiptId))) {
    await checkStanding(deps, site, stored)
  }
  const { decisions, policyVersion, language } = payload
  const ends = [stored.hash]
  return recordHostReceipt(deps, site, {
    ...body,
    decisions,
    services: {},
    scope: null,
    policyVersion,
    language,
    ends,
  })
}

async function checkStanding(deps: Deps, site: Id, stored: StoredReceipt): Promise<void> {
  const { subjectId, decisions } = payloadOf(stored)
  const { status } = (await foldSubject(deps, site, subjectId)).statusOf(null)
  if (Object.keys(decisions).every((id) => status[id]?.status === 'given')) return
  const message = 'expected a form’s grant that stands, found one that has ended'
  throw new CollectorError('form_ended', message, { path: 'form' })
}

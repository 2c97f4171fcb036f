import { sha256url } from './hashes.ts'
import { logKey, vkeyOf } from './keys.ts'
import { bundleOf, ORIGIN } from './logged-bundle.ts'
import { payloadOf, signed } from './signed-receipt.ts'

/** The log's own key, as a caller got it from somewhere else than the bundle. */
export const vkey = vkeyOf(ORIGIN, logKey)

/** A grant, and the withdrawal after it. */
export const first = await signed(await payloadOf({ decisions: { analytics: 'given' } }))
export const happyPayload = await payloadOf({
  receiptId: '019aa6f2-0000-7000-8000-000000000002',
  event: 'withdrawal',
  method: 'withdraw',
  decidedAt: '2026-11-21T12:05:00Z',
  previous: sha256url(first),
  ends: [sha256url(first)],
})
export const happyReceipt = await signed(happyPayload)
export const happy = bundleOf(happyReceipt, { chain: [first] })

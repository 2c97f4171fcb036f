import { type Cases, failing, mutation } from './case.ts'
import { base64url, sha256url } from './hashes.ts'
import { otherPersonKey } from './keys.ts'
import { bundleOf } from './logged-bundle.ts'
import { first, happy, happyReceipt } from './sample.ts'
import { payloadOf, signed, signedWith } from './signed-receipt.ts'

const FAILED = ['previous chain']
const third = await signedWith({
  receiptId: '019aa6f2-0000-7000-8000-000000000003',
  previous: sha256url(happyReceipt),
})

/** The receipts before it, newest first. */
export const chainCases: Cases = {
  'chain-tampered': mutation('an earlier receipt changed', { chain: [tampered(first)] }, FAILED),
  'chain-unnamed': mutation(
    'an earlier receipt that the newer one does not name',
    { chain: [await signedWith({ receiptId: '019aa6f2-0000-7000-8000-000000000009' })] },
    FAILED,
  ),
  'chain-too-long': mutation('the same earlier receipt twice', { chain: [first, first] }, FAILED),
  'chain-reversed': failing(
    'earlier receipts, oldest first',
    bundleOf(third, { chain: [first, happyReceipt] }),
    FAILED,
  ),
  'chain-gap': failing(
    'earlier receipts without the one between',
    bundleOf(third, { chain: [first] }),
    FAILED,
  ),
  'chain-of-itself': mutation('the receipt before itself', { chain: [happyReceipt] }, FAILED),
  'chain-of-another-subject': failing(
    'a previous receipt of another key',
    await bundleAfter(await signed(await payloadOf({}, otherPersonKey), otherPersonKey)),
    FAILED,
  ),
  'chain-of-another-site': failing(
    'a previous receipt from another site',
    await bundleAfter(await signedWith({ site: 'other' })),
    FAILED,
  ),
  'chain-is-text': mutation('a text in place of a list', { chain: first }, FAILED),
  'chain-of-objects': mutation('an object in the chain', { chain: [happy] }, FAILED),
}

async function bundleAfter(previous: string) {
  return bundleOf(await signedWith({ previous: sha256url(previous) }), { chain: [previous] })
}

function tampered(jws: string): string {
  const [header, payload, signature = ''] = jws.split('.')
  const bytes = Buffer.from(signature, 'base64url')
  bytes[7] = (bytes[7] ?? 0) ^ 1
  return `${header}.${payload}.${base64url(bytes)}`
}

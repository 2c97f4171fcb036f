import { type Cases, failing, mutation } from './case.ts'
import { bundleOf } from './logged-bundle.ts'
import { first, happy, happyReceipt, vkey } from './sample.ts'
import { unsigned } from './signed-receipt.ts'

const UNREADABLE = ['canonical form', 'inclusion', 'checkpoint key']

/** The bundle's own members. */
export const bundleCases: Cases = {
  'bundle-is-null': failing('null in place of a bundle', null, UNREADABLE),
  'bundle-is-list': failing('a list in place of a bundle', [happy], UNREADABLE),
  'other-schema': mutation('another schema', { schema: 'kvitto/bundle/2' }, ['canonical form']),
  'extra-member': mutation('a log key inside the bundle', { logKey: vkey }, ['canonical form']),
  'member-absent': failing('no member build', without('build'), ['canonical form', 'build']),
  'receipt-absent': mutation('no receipt', { receipt: null }, ['canonical form']),
  'proof-absent': mutation('no proof', { proof: null }, ['inclusion', 'checkpoint key']),
  'receipt-swapped': mutation('another receipt of the same log', { receipt: first }, [
    'previous chain',
    'inclusion',
  ]),
  'trust-raised': failing(
    'an unsigned receipt in a bundle that calls it signed',
    bundleOf(await unsigned(), { trust: 'signed' }),
    ['signature'],
  ),
  'trust-lowered': mutation('a signed receipt called imported', { trust: 'imported' }, [
    'signature',
  ]),
  'signed-as-unsigned': failing(
    'a signed receipt’s payload, with its signature left out',
    bundleOf(JSON.stringify({ payload: payload(), trust: 'unsigned' }), { trust: 'unsigned' }),
    ['signature'],
  ),
}

function without(member: keyof typeof happy) {
  return Object.fromEntries(Object.entries(happy).filter(([name]) => name !== member))
}

function payload(): unknown {
  const [, segment = ''] = happyReceipt.split('.')
  return JSON.parse(Buffer.from(segment, 'base64url').toString())
}

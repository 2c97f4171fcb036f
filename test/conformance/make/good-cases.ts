import { type Cases, given, good, open } from './case.ts'
import { logKey, otherLogKey, vkeyOf } from './keys.ts'
import { bundleOf, signatureLine } from './logged-bundle.ts'
import { mirrored } from './mirrored.ts'
import { first, happy, happyReceipt, vkey } from './sample.ts'
import { signedWith, unsigned } from './signed-receipt.ts'

const LATER = 'kvitto.local/2/demo'

export const goodCases: Cases = {
  'happy-path': good('a withdrawal and the grant before it', given(happy)),
  'first-receipt': good('a first receipt, with no chain', given(bundleOf(first))),
  'chain-tail-absent': good(
    'the collector lacks the receipt that the oldest names',
    given({ ...happy, chain: [] }),
  ),
  'unsigned-receipt': good(
    'a receipt of a page without a secure context',
    given(bundleOf(await unsigned(), { trust: 'unsigned' })),
  ),
  'npm-build': good(
    'a build that the site bundled itself',
    given(bundleOf(await signedWith({ build: 'npm:kvitto@0.1.0' }), { build: null })),
  ),
  'high-s': good(
    'a signature (r, n - s) with s above half the order: valid ES256',
    given(bundleOf(mirrored(happyReceipt, 'high'), { chain: [first] })),
  ),
  'low-s': good(
    'its twin (r, s) with s below half the order',
    given(bundleOf(mirrored(happyReceipt, 'low'), { chain: [first] })),
  ),
  'proof-with-extra': good(
    'a proof with the optional line of opaque data',
    given({ ...happy, proof: happy.proof.replace('\nindex', '\nextra AAEC\nindex') }),
  ),
  'checkpoint-extended': good(
    'a checkpoint with a line more, which the log signed too',
    given(bundleOf(first, {}, { editCheckpoint: (text) => `${text}more\n` })),
  ),
  'later-log': good(
    'a log that succeeded another of its site: its name still ends in the site’s id',
    given(bundleOf(first, {}, { origin: LATER }), [vkeyOf(LATER, logKey)]),
  ),
  'size-of-one-more': good('a log of twelve entries', given(bundleOf(first, {}, { size: 12 }))),
  'cosigned-by-unknown': good(
    'a further signature by a key that nobody gave',
    given({
      ...happy,
      proof: happy.proof + signatureLine('witness.example', otherLogKey, 'unrelated'),
    }),
  ),
  'two-keys-given': good(
    'the keys of two logs, of which one signed',
    given(happy, [vkeyOf('kvitto.local/other', otherLogKey), vkey]),
  ),
  'no-log-key': open('no key to check the checkpoint with', given(happy, [])),
  'policy-unknown': open(
    'a policy version that the collector does not know',
    given({ ...happy, policy: null }),
  ),
  'build-unknown': open(
    'a build that the collector does not know',
    given({ ...happy, build: null }),
  ),
}

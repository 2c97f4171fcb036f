import { type Cases, failing, mutation } from './case.ts'
import { sha256url } from './hashes.ts'
import { bundleOf } from './logged-bundle.ts'
import { build, policy, signedWith } from './signed-receipt.ts'

/** What the receipt names by hash. */
export const namedCases: Cases = {
  'policy-other': mutation('another policy', { policy: '{"site":"demo"}' }, ['policy']),
  'policy-flipped-bit': mutation(
    'one letter of the policy',
    { policy: policy.replace('2026-11', '2026-10') },
    ['policy'],
  ),
  'policy-space': mutation('a policy with a newline more', { policy: `${policy}\n` }, ['policy']),
  'policy-is-object': mutation(
    'the policy parsed in place of its bytes',
    { policy: JSON.parse(policy) },
    ['policy'],
  ),
  'policy-surrogate': failing(
    'a lone surrogate, which encodes to the bytes of U+FFFD',
    bundleOf(await signedWith({ policyVersion: sha256url('"\ufffd"') }), { policy: '"\ud800"' }),
    ['policy'],
  ),
  'build-other': mutation('another build', { build: '{}' }, ['build']),
  'build-swapped': mutation('the policy in the build’s place', { build: policy }, ['build']),
  'policy-swapped': mutation('the build in the policy’s place', { policy: build }, ['policy']),
  'build-beside-npm': failing(
    'bytes for a build that the site bundled itself',
    bundleOf(await signedWith({ build: 'npm:kvitto@0.1.0' })),
    ['build'],
  ),
}

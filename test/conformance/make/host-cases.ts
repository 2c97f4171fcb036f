import { canonicalize } from '@kvitto/receipt'
import { type Cases, failing, given, good, open } from './case.ts'
import { sha256url } from './hashes.ts'
import { bundleOf } from './logged-bundle.ts'
import { type Members, payloadOf, signedWith } from './signed-receipt.ts'

/** What a site's server stated, and what a link withdrew: no person signed it, no browser asked. */
export const hostCases: Cases = {
  'host-receipt': good(
    'what a site’s server stated',
    given(bundleOf(await stated('host'), { trust: 'host', build: null })),
  ),
  'link-receipt': good(
    'a withdrawal by a link',
    given(bundleOf(await stated('link'), { trust: 'link', build: null })),
  ),
  'signed-without-build': open(
    'a browser’s receipt that names no build',
    given(bundleOf(await signedWith({ build: 'none' }), { build: null })),
  ),
  'build-beside-host': failing(
    'bytes for a build where no browser asked',
    bundleOf(await stated('host'), { trust: 'host' }),
    ['build'],
  ),
  'host-subject-of-a-browser': failing(
    'a key’s thumbprint as subject of what a server stated',
    bundleOf(await stated('host', { subjectId: sha256url('key') }), { trust: 'host', build: null }),
    ['signature'],
  ),
}

async function stated(trust: 'host' | 'link', members: Members = {}): Promise<string> {
  const payload = await payloadOf({
    subjectId: `h_${sha256url('a keyed hash')}`,
    decisions: { analytics: 'refused' },
    meanings: { analytics: sha256url('analytics') },
    layer: null,
    method: trust === 'host' ? 'host-api' : 'link',
    ui: 'custom',
    shown: null,
    gesture: { trusted: false, visibleMs: 0 },
    build: 'none',
    origin: 'null',
    expiresAt: null,
    ...members,
  })
  return canonicalize({ payload, trust })
}

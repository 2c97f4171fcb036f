/*
 * Writes bundles/*.json: one happy path and its mutations, each `{ desc, input, wantErr, … }`.
 * Run `node test/conformance/make-bundles.ts` after changing a case, then format the folder. The
 * keys are fixed, ECDSA signatures are not, so every file changes. What signs, hashes and builds the
 * tree here is jose and node:crypto, not the product.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { canonicalize } from '@kvitto/receipt'
import { calculateJwkThumbprint, FlattenedSign, importJWK } from 'jose'

type Members = Record<string, unknown>
type Bytes = Uint8Array<ArrayBufferLike>

interface LogMembers {
  origin?: string
  key?: typeof logKey
  /** The name in the signature line, where it is not the origin. */
  signer?: string
}

interface Case {
  desc: string
  input: { bundle: unknown; logKeys: string[] }
  wantErr: boolean
  wantVerdict: 'verified' | 'failed' | 'not-checked'
  /** The checks that fail, in the report's order. */
  wantFailed: string[]
}

const HAPPY = { wantErr: false, wantVerdict: 'verified' as const, wantFailed: [] }

// Test keys, good for nothing else.
const personKey = {
  crv: 'P-256',
  d: '870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE',
  kty: 'EC',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
}
const otherPersonKey = {
  crv: 'P-256',
  d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
  kty: 'EC',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
}
const logKey = ed25519Key(1)
const otherLogKey = ed25519Key(2)

const ORIGIN = 'kvitto.local/demo'
const policy = canonicalize({ site: 'demo', version: '2026-11' })
const build = canonicalize({ files: { 'loader.js': sha256url('loader') }, version: '0.1.0' })
const vkey = vkeyOf(ORIGIN, logKey)

const first = await signed(await payloadOf({ decisions: { analytics: 'given' } }))
const happyPayload = await payloadOf({
  receiptId: '019aa6f2-0000-7000-8000-000000000002',
  event: 'withdrawal',
  method: 'withdraw',
  decidedAt: '2026-11-21T12:05:00Z',
  previous: sha256url(first),
  ends: [sha256url(first)],
})
const happyReceipt = await signed(happyPayload)
const happy = bundleOf(happyReceipt, { chain: [first] })

const cases: Record<string, Case> = {
  'happy-path': { desc: 'a withdrawal and the grant before it', input: given(happy), ...HAPPY },
  'first-receipt': {
    desc: 'a first receipt, with no chain',
    input: given(bundleOf(first)),
    ...HAPPY,
  },
  'chain-tail-absent': {
    desc: 'the collector lacks the receipt that the oldest names',
    input: given({ ...happy, chain: [] }),
    ...HAPPY,
  },
  'unsigned-receipt': {
    desc: 'a receipt of a page without a secure context',
    input: given(bundleOf(await unsigned(), { trust: 'unsigned' })),
    ...HAPPY,
  },
  'npm-build': {
    desc: 'a build that the site bundled itself',
    input: given(bundleOf(await signedWith({ build: 'npm:kvitto@0.1.0' }), { build: null })),
    ...HAPPY,
  },
  'host-receipt': {
    desc: 'what a site’s server stated',
    input: given(bundleOf(await stated('host'), { trust: 'host', build: null })),
    ...HAPPY,
  },
  'link-receipt': {
    desc: 'a withdrawal by a link',
    input: given(bundleOf(await stated('link'), { trust: 'link', build: null })),
    ...HAPPY,
  },
  'signed-without-build': {
    desc: 'a browser’s receipt that names no build',
    input: given(bundleOf(await signedWith({ build: 'none' }), { build: null })),
    wantErr: false,
    wantVerdict: 'not-checked',
    wantFailed: [],
  },
  'proof-with-extra': {
    desc: 'a proof with the optional line of opaque data',
    input: given({ ...happy, proof: happy.proof.replace('\nindex', '\nextra AAEC\nindex') }),
    ...HAPPY,
  },
  'cosigned-by-unknown': {
    desc: 'a further signature by a key that nobody gave',
    input: given({ ...happy, proof: happy.proof + signatureLine('witness.example', otherLogKey) }),
    ...HAPPY,
  },
  'two-keys-given': {
    desc: 'the keys of two logs, of which one signed',
    input: given(happy, [vkeyOf('kvitto.local/other', otherLogKey), vkey]),
    ...HAPPY,
  },
  'no-log-key': {
    desc: 'no key to check the checkpoint with',
    input: given(happy, []),
    wantErr: false,
    wantVerdict: 'not-checked',
    wantFailed: [],
  },
  'policy-unknown': {
    desc: 'a policy version that the collector does not know',
    input: given({ ...happy, policy: null }),
    wantErr: false,
    wantVerdict: 'not-checked',
    wantFailed: [],
  },
  'build-unknown': {
    desc: 'a build that the collector does not know',
    input: given({ ...happy, build: null }),
    wantErr: false,
    wantVerdict: 'not-checked',
    wantFailed: [],
  },

  // The bundle itself.
  'bundle-is-null': failing('null in place of a bundle', null, [
    'canonical form',
    'inclusion',
    'checkpoint key',
  ]),
  'bundle-is-list': failing(
    'a list in place of a bundle',
    [happy],
    ['canonical form', 'inclusion', 'checkpoint key'],
  ),
  'other-schema': mutation('another schema', { schema: 'kvitto/bundle/2' }, ['canonical form']),
  'extra-member': mutation('a log key inside the bundle', { logKey: vkey }, ['canonical form']),
  'proof-absent': mutation('no proof', { proof: null }, ['inclusion', 'checkpoint key']),
  'trust-raised': failing(
    'an unsigned receipt in a bundle that calls it signed',
    bundleOf(await unsigned(), { trust: 'signed' }),
    ['signature'],
  ),
  'trust-lowered': mutation('a signed receipt called imported', { trust: 'imported' }, [
    'signature',
  ]),

  // The receipt: each logged as it stands, so nothing but the receipt is wrong.
  'key-order': rawPayload('members in another order', JSON.stringify(reversed(happyPayload))),
  spaces: rawPayload('a space after each colon', canonicalize(happyPayload).replaceAll(':', ': ')),
  'duplicate-key': rawPayload(
    'a member twice',
    canonicalize(happyPayload).replace('{"build"', '{"build":"x","build"'),
  ),
  'lone-surrogate': rawPayload(
    'a lone surrogate',
    canonicalize(happyPayload).replace('"language":"sv"', '"language":"\\ud800"'),
  ),
  'byte-order-mark': rawPayload('a byte order mark', `\ufeff${canonicalize(happyPayload)}`),
  'escaped-letter': rawPayload(
    'a letter written as an escape',
    canonicalize(happyPayload).replace('"sv"', '"\\u0073v"'),
  ),
  'extra-field': rawPayload('a field more', canonicalize({ ...happyPayload, ip: '192.0.2.1' })),
  'proto-field': rawPayload(
    'a member named __proto__',
    canonicalize(happyPayload).replace('{"build"', '{"__proto__":{},"build"'),
  ),
  'missing-field': rawPayload(
    'no nonce',
    canonicalize(happyPayload).replace(/"nonce":"[^"]+",/, ''),
  ),
  'wrong-type': rawPayload(
    'a decision that is neither given nor refused',
    canonicalize({ ...happyPayload, decisions: { analytics: true } }),
  ),
  'impossible-day': rawPayload(
    'the 30th of February',
    canonicalize({ ...happyPayload, decidedAt: '2026-02-30T12:00:00Z' }),
  ),
  'padded-segment': receipt('base64url with padding', `${happyReceipt}==`, ['canonical form']),
  'two-segments': receipt(
    'no signature segment',
    happyReceipt.slice(0, happyReceipt.lastIndexOf('.')),
    ['canonical form'],
  ),
  'algorithm-none': receipt('alg none', withHeader({ alg: 'none' }), ['signature']),
  'algorithm-other': receipt('alg ES384', withHeader({ alg: 'ES384' }), ['signature']),
  'header-extra': receipt('a header member more', withHeader({ kid: 'a' }), ['signature']),
  'jwk-private': receipt('the private key in the header', withHeader({ jwk: personKey }), [
    'signature',
  ]),
  'type-other': receipt('another typ', withHeader({ typ: 'JWT' }), ['signature']),
  'flipped-bit': receipt('one bit of the signature', flipped(happyReceipt, 2), ['signature']),
  'flipped-bit-in-payload': receipt(
    'a decision changed after signing',
    edited(happyReceipt, (text) => text.replace('"gpc":false', '"gpc":true')),
    ['signature'],
  ),
  'wrong-key': receipt('signed by another key than the header’s', await crossSigned(), [
    'signature',
  ]),
  'subject-of-another-key': receipt(
    'another key’s thumbprint as subjectId',
    await signed(happyPayload, otherPersonKey),
    ['signature'],
  ),
  'point-off-curve': receipt(
    'a key that is no point of the curve',
    withHeader({ jwk: { ...publicJwk(personKey), y: personKey.x } }),
    ['signature'],
  ),

  // The chain.
  'chain-tampered': mutation('an earlier receipt changed', { chain: [flipped(first, 2)] }, [
    'previous chain',
  ]),
  'chain-unnamed': mutation(
    'an earlier receipt that the newer one does not name',
    { chain: [await signedWith({ receiptId: '019aa6f2-0000-7000-8000-000000000009' })] },
    ['previous chain'],
  ),
  'chain-too-long': mutation('the same earlier receipt twice', { chain: [first, first] }, [
    'previous chain',
  ]),
  'chain-of-another-subject': failing(
    'a previous receipt of another key',
    await withForeignPrevious(),
    ['previous chain'],
  ),

  // Entry, proof and checkpoint.
  'time-changed': mutation(
    'received a millisecond later',
    { entry: { kind: 'receipt', receivedAt: '2026-11-21T12:05:00.124Z' } },
    ['inclusion'],
  ),
  'time-without-milliseconds': mutation(
    'a time to the second',
    { entry: { kind: 'receipt', receivedAt: '2026-11-21T12:05:00Z' } },
    ['leaf'],
  ),
  'kind-other': mutation(
    'an entry of another kind',
    { entry: { ...happy.entry, kind: 'policy' } },
    ['leaf'],
  ),
  'entry-extra': mutation('an entry with an index', { entry: { ...happy.entry, index: 5 } }, [
    'leaf',
  ]),
  'index-other': proof('the neighbour’s index', (text) => text.replace('index 5', 'index 4'), [
    'inclusion',
  ]),
  'index-padded': proof('a leading zero', (text) => text.replace('index 5', 'index 05'), [
    'inclusion',
    'checkpoint key',
  ]),
  'path-truncated': proof(
    'a path without its first hash',
    (text) => text.replace(/(index 5\n).+\n/, '$1'),
    ['inclusion'],
  ),
  'path-longer': proof(
    'a path with a hash more',
    (text) => text.replace('index 5\n', `index 5\n${sha256('x').toString('base64')}\n`),
    ['inclusion'],
  ),
  'proof-version': proof('another version', (text) => text.replace('proof@v1', 'proof@v2'), [
    'inclusion',
    'checkpoint key',
  ]),
  'root-other': proof(
    'a root put in after signing',
    (text) => text.replace(/(\n11\n).+\n/, `$1${sha256('x').toString('base64')}\n`),
    ['inclusion', 'checkpoint key'],
  ),
  // The path from entry 5 is the same in trees of 11 and 12: only the signature binds the size.
  'size-other': proof('a size put in after signing', (text) => text.replace('\n11\n', '\n12\n'), [
    'checkpoint key',
  ]),
  'checkpoint-unsigned': proof(
    'a checkpoint without signatures',
    (text) => text.slice(0, text.indexOf('— ')),
    ['inclusion', 'checkpoint key'],
  ),
  're-signed': failing(
    'the whole bundle from another log with the same name',
    bundleOf(happyReceipt, { chain: [first] }, { key: otherLogKey }),
    ['checkpoint key'],
  ),
  'log-of-another-site': {
    ...failing(
      'a log of another site, with its right key',
      bundleOf(happyReceipt, { chain: [first] }, { origin: 'kvitto.local/other' }),
      ['inclusion'],
    ),
    input: given(bundleOf(happyReceipt, { chain: [first] }, { origin: 'kvitto.local/other' }), [
      vkeyOf('kvitto.local/other', logKey),
    ]),
  },
  'key-name-other': {
    ...failing('the right key under another name', happy, ['checkpoint key']),
    input: given(happy, [vkeyOf('kvitto.local/other', logKey)]),
  },
  'signed-as-another-log': {
    ...failing('signed by a given key that is not named as the log', happy, ['checkpoint key']),
    input: given(bundleOf(happyReceipt, { chain: [first] }, { signer: 'kvitto.local/other' }), [
      vkeyOf('kvitto.local/other', logKey),
    ]),
  },
  'key-malformed': {
    ...failing('a key whose id is not its own', happy, ['checkpoint key']),
    input: given(happy, [vkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+')]),
  },

  // What the receipt names by hash.
  'policy-other': mutation('another policy', { policy: '{"site":"demo"}' }, ['policy']),
  'policy-space': mutation('a policy with a newline more', { policy: `${policy}\n` }, ['policy']),
  'policy-surrogate': failing(
    'a lone surrogate, which encodes to the bytes of U+FFFD',
    bundleOf(await signedWith({ policyVersion: sha256url('"\ufffd"') }), { policy: '"\ud800"' }),
    ['policy'],
  ),
  'build-other': mutation('another build', { build: '{}' }, ['build']),
  'build-beside-npm': failing(
    'bytes for a build that the site bundled itself',
    bundleOf(await signedWith({ build: 'npm:kvitto@0.1.0' })),
    ['build'],
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

mkdirSync(new URL('bundles/', import.meta.url), { recursive: true })
for (const [name, content] of Object.entries(cases)) {
  const file = new URL(`bundles/${name}.json`, import.meta.url)
  // Lone surrogates stay escaped: the files are ASCII-safe JSON.
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`)
}

function given(bundle: unknown, logKeys = [vkey]): Case['input'] {
  return { bundle, logKeys }
}

function failing(desc: string, bundle: unknown, wantFailed: string[]): Case {
  return { desc, input: given(bundle), wantErr: true, wantVerdict: 'failed', wantFailed }
}

function mutation(desc: string, change: Members, wantFailed: string[]): Case {
  return failing(desc, { ...happy, ...change }, wantFailed)
}

function receipt(desc: string, text: string, wantFailed: string[]): Case {
  return failing(desc, bundleOf(text, { chain: [first] }), wantFailed)
}

function rawPayload(desc: string, json: string): Case {
  const header = canonicalize(headerOf(personKey))
  const input = `${base64url(header)}.${base64url(json)}`
  const key = createPrivateKey({ key: personKey, format: 'jwk' })
  const signature = sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' })
  return receipt(desc, `${input}.${signature.toString('base64url')}`, ['canonical form'])
}

function proof(desc: string, change: (text: string) => string, wantFailed: string[]): Case {
  const changed = change(happy.proof)
  if (changed === happy.proof) throw new Error(`${desc}: nothing changed`)
  return mutation(desc, { proof: changed }, wantFailed)
}

async function payloadOf(members: Members, key = personKey) {
  return {
    schema: 'kvitto/receipt/1',
    receiptId: '019aa6f2-0000-7000-8000-000000000001',
    site: 'demo',
    subjectId: await calculateJwkThumbprint(publicJwk(key)),
    event: 'decision',
    decisions: { analytics: 'refused', functional: 'refused' },
    services: {},
    scope: null,
    policyVersion: sha256url(policy),
    meanings: { analytics: sha256url('analytics'), functional: sha256url('functional') },
    language: 'sv',
    region: null,
    rule: 'opt-in',
    layer: 1,
    method: 'save-choices',
    ui: 'kvitto',
    shown: sha256url('shown'),
    gesture: { trusted: true, visibleMs: 2100 },
    gpc: false,
    build: sha256url(build),
    origin: 'http://localhost:8788',
    decidedAt: '2026-11-21T12:00:00Z',
    expiresAt: '2027-11-21T12:00:00Z',
    previous: null,
    ends: [],
    nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
    ...members,
  }
}

async function signedWith(members: Members): Promise<string> {
  return signed(await payloadOf(members))
}

async function signed(payload: Members, key = personKey): Promise<string> {
  const jws = await new FlattenedSign(Buffer.from(canonicalize(payload)))
    .setProtectedHeader(headerOf(key))
    .sign(await importJWK(key, 'ES256'))
  return `${jws.protected}.${jws.payload}.${jws.signature}`
}

/** The header of one key, the signature of another. */
async function crossSigned(): Promise<string> {
  const jws = await new FlattenedSign(Buffer.from(canonicalize(happyPayload)))
    .setProtectedHeader(headerOf(personKey))
    .sign(await importJWK(otherPersonKey, 'ES256'))
  return `${jws.protected}.${jws.payload}.${jws.signature}`
}

async function unsigned(): Promise<string> {
  const payload = await payloadOf({ subjectId: 'u_AAAAAAAAAAAAAAAAAAAAAA' })
  return canonicalize({ payload, trust: 'unsigned' })
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

async function withForeignPrevious() {
  const foreign = await signed(await payloadOf({}, otherPersonKey), otherPersonKey)
  const text = await signedWith({ previous: sha256url(foreign) })
  return bundleOf(text, { chain: [foreign] })
}

function headerOf(key: typeof personKey) {
  return { alg: 'ES256', jwk: publicJwk(key), typ: 'kvitto-receipt+jws' }
}

function publicJwk({ crv, kty, x, y }: typeof personKey) {
  return { crv, kty, x, y }
}

function withHeader(members: Members): string {
  const [, payload, signature] = happyReceipt.split('.')
  const header = canonicalize({ ...headerOf(personKey), ...members })
  return `${base64url(header)}.${payload}.${signature}`
}

function flipped(jws: string, position: number): string {
  return jws
    .split('.')
    .map((segment, at) => {
      if (at !== position) return segment
      const bytes = Buffer.from(segment, 'base64url')
      bytes[7] = (bytes[7] ?? 0) ^ 1
      return bytes.toString('base64url')
    })
    .join('.')
}

function edited(jws: string, edit: (text: string) => string): string {
  const [header, payload = '', signature] = jws.split('.')
  return `${header}.${base64url(edit(Buffer.from(payload, 'base64url').toString()))}.${signature}`
}

function reversed(members: Members): Members {
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? 1 : -1)))
}

/** A bundle whose receipt is the sixth of eleven entries in a log made for it. */
function bundleOf(receiptText: string, members: Members = {}, log: LogMembers = {}) {
  const { origin = ORIGIN, key = logKey, signer = origin } = log
  const receivedAt = '2026-11-21T12:05:00.123Z'
  const standsFor = sha256(sha256(receiptText)).toString('base64')
  const entry = `kvitto/entry/1\nreceipt\n${receivedAt}\n${standsFor}\n`
  const leaves = Array.from({ length: 11 }, (_, index) =>
    sha256(Buffer.concat([Buffer.of(0), Buffer.from(index === 5 ? entry : `entry ${index}\n`)])),
  )
  const text = `${origin}\n11\n${rootOf(leaves).toString('base64')}\n`
  const path = pathOf(5, leaves).map((hash) => hash.toString('base64'))
  const lines = ['c2sp.org/tlog-proof@v1', 'index 5', ...path, '', text]
  return {
    schema: 'kvitto/bundle/1',
    trust: 'signed',
    receipt: receiptText,
    chain: [],
    entry: { kind: 'receipt', receivedAt },
    proof: `${lines.join('\n')}\n${signatureLine(signer, key, text)}`,
    policy,
    build,
    ...members,
  }
}

/** RFC 6962 section 2.1, as recursive as the text. */
function rootOf(leaves: Buffer[]): Buffer {
  const [only] = leaves
  if (only && leaves.length === 1) return only
  const split = splitOf(leaves.length)
  const children = [rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split))]
  return sha256(Buffer.concat([Buffer.of(1), ...children]))
}

function pathOf(index: number, leaves: Buffer[]): Buffer[] {
  if (leaves.length === 1) return []
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split
    ? [...pathOf(index, left), rootOf(right)]
    : [...pathOf(index - split, right), rootOf(left)]
}

function splitOf(count: number): number {
  return 2 ** Math.ceil(Math.log2(count) - 1)
}

function ed25519Key(seed: number) {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
  const der = Buffer.concat([prefix, Buffer.alloc(32, seed)])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  return { privateKey, publicKey: Buffer.concat([Buffer.of(1), Buffer.from(x, 'base64url')]) }
}

function keyIdOf(name: string, key: typeof logKey): Buffer {
  return sha256(Buffer.concat([Buffer.from(`${name}\n`), key.publicKey])).subarray(0, 4)
}

function vkeyOf(name: string, key: typeof logKey): string {
  return `${name}+${keyIdOf(name, key).toString('hex')}+${key.publicKey.toString('base64')}`
}

function signatureLine(name: string, key: typeof logKey, text = 'unrelated'): string {
  const signature = sign(null, Buffer.from(text), key.privateKey)
  return `— ${name} ${Buffer.concat([keyIdOf(name, key), signature]).toString('base64')}\n`
}

function sha256(data: string | Bytes): Buffer {
  return createHash('sha256').update(data).digest()
}

function sha256url(data: string): string {
  return sha256(data).toString('base64url')
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url')
}

import { createHash } from 'node:crypto'
import { validatePolicy } from '@kvitto/core/validate-policy'
import {
  canonicalize,
  formatLogEntry,
  hashText,
  leafHash,
  parseCheckpoint,
  parseTlogProof,
  parseVerifierKey,
  TYP,
  verifyInclusion,
  verifyNote,
  verifyReceipt,
} from '@kvitto/receipt'
import { beforeEach, describe, expect, test } from 'vitest'
import { CollectorError } from '../collector-error.ts'
import { startTestCollector } from '../testing/test-collector.ts'
import { testPolicy } from '../testing/test-policy.ts'
import { makeTestKey, signTestReceipt, signTexts, testPayload } from '../testing/test-receipt.ts'

type Collector = Awaited<ReturnType<typeof startTestCollector>>
let collector: Collector
beforeEach(async () => {
  collector = await startTestCollector()
})

async function isProven({ proof, receivedAt }: { proof: string; receivedAt: string }, jws: string) {
  const { index, path, checkpoint } = parseTlogProof(proof)
  const vkey = await parseVerifierKey(await collector.deps.log.vkey('demo'))
  const { text } = await verifyNote(checkpoint, [vkey])
  const { size, root } = parseCheckpoint(text)
  const twice = createHash('sha256').update(createHash('sha256').update(jws).digest()).digest()
  const entry = formatLogEntry({ kind: 'receipt', receivedAt, standsFor: twice })
  const leaf = await leafHash(new TextEncoder().encode(entry))
  return verifyInclusion({ index, size, leaf, path, root })
}

describe('a good receipt', () => {
  test('is answered with 201, its index and a proof that verifies', async () => {
    const { status, body, receipt } = await collector.post()
    expect(status).toBe(201)
    expect(Object.keys(body).sort()).toEqual(['index', 'proof', 'receiptId', 'receivedAt'])
    expect(await isProven(body, receipt)).toBe(true)
    expect(await isProven(body, `${receipt}x`)).toBe(false)
  })

  test('is taken as text/plain and as application/json alike', async () => {
    for (const type of ['text/plain;charset=UTF-8', 'application/json']) {
      expect((await collector.post({}, { 'Content-Type': type })).status).toBe(201)
    }
  })

  test('sent again is answered 200 with the same index and time, and a proof against today', async () => {
    const first = await collector.post()
    await collector.post()
    collector.clock.at = '2026-11-22T12:00:00.000Z'
    const again = await collector.postText(canonicalize({ receipt: first.receipt }))
    const { receiptId, index, receivedAt } = first.body
    expect(again.status).toBe(200)
    expect(again.body).toMatchObject({ receiptId, index, receivedAt })
    expect(again.body.proof).not.toBe(first.body.proof)
    expect(await isProven(again.body, first.receipt)).toBe(true)
  })

  test('sent 100 times at once is one record', async () => {
    const before = await collector.size()
    const body = canonicalize({ receipt: await signTestReceipt() })
    const answers = await Promise.all(Array.from({ length: 100 }, () => collector.postText(body)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(99)
    expect(new Set(answers.map((answer) => answer.body.index)).size).toBe(1)
    expect(await collector.size()).toBe(before + 1)
  })

  test.each(['1970-01-01T00:00:00Z', '2099-12-31T23:59:59Z'])(
    'claims any decidedAt (%s)',
    async (decidedAt) => {
      expect((await collector.post({ decidedAt })).status).toBe(201)
    },
  )

  test('may name a policy version that is not published', async () => {
    expect((await collector.post({ policyVersion: 'A'.repeat(43) })).status).toBe(201)
  })

  test('may fork, and may name a previous that is not stored', async () => {
    const key = await makeTestKey()
    const first = await collector.post({ key })
    const previous = await hashText(first.receipt)
    expect((await collector.post({ key, previous })).status).toBe(201)
    expect((await collector.post({ key, previous })).status).toBe(201)
    expect((await collector.post({ key, previous: 'A'.repeat(43) })).status).toBe(201)
  })

  test('comes from a preview origin, whose pattern stands for one label', async () => {
    const from = (origin: string) => collector.post({ origin })
    expect((await from('https://pr-7.preview.example')).status).toBe(201)
    expect((await from('https://a.b.preview.example')).status).toBe(403)
    expect((await from('https://preview.example')).status).toBe(403)
    expect((await from('https://evil.example#.preview.example')).status).toBe(403)
  })

  test('is taken from an origin of an older version', async () => {
    await collector.publish({ origins: ['https://new.example'] })
    expect((await collector.post({ origin: 'https://shop.example' })).status).toBe(201)
  })
})

test('the largest receipt that a valid policy can bring about is as large as reckoned, and taken', async () => {
  const [essential, analytics] = testPolicy().purposes
  if (!essential || !analytics) throw new Error('expected two purposes, found fewer')
  const policyOf = (count: number) => {
    const asked = Array.from({ length: count }, (_, i) => ({ ...analytics, id: longId(i) }))
    return testPolicy({ purposes: [essential, ...asked] })
  }
  let most = 1
  while (validatePolicy(policyOf(most + 1)).length === 0) most++
  const bodyFor = async (count: number, policyVersion: string) => {
    const ids = Array.from({ length: count }, (_, i) => longId(i))
    const hash = 'A'.repeat(43)
    return posted({
      event: 'withdrawal',
      decisions: Object.fromEntries(ids.map((id) => [id, 'refused'])),
      meanings: Object.fromEntries(ids.map((id) => [id, hash])),
      policyVersion,
      region: 'SE-AAA',
      rule: 'opt-out',
      layer: null,
      method: 'save-choices',
      shown: hash,
      gesture: { trusted: false, visibleMs: 10 ** 10 },
      build: hash,
      origin: `https://${'a'.repeat(63)}.preview.example`,
      previous: hash,
      ends: [hash, hash],
    })
  }
  const { policyVersion } = (await collector.publish(policyOf(most))).body
  const largest = await bodyFor(most, policyVersion)
  expect((await collector.postText(largest)).status).toBe(201)
  const beyond = (await bodyFor(most + 1, policyVersion)).length
  expect(validatePolicy(policyOf(most + 1))).toMatchObject([{ found: `${beyond} bytes` }])
})

const longId = (i: number) => `purpose-${String(i).padStart(32, '0')}`

describe('an unsigned receipt', () => {
  const subjectId = `u_${'A'.repeat(22)}`
  const unsigned = (changes = {}) =>
    canonicalize({ unsigned: testPayload(subjectId, { origin: 'http://shop.test', ...changes }) })

  test('is taken from a registered http origin and marked so', async () => {
    expect((await collector.postText(unsigned())).status).toBe(201)
    const found = await collector.store.receipts.findReceipts('demo', {}, { limit: 1 })
    expect(found[0]).toMatchObject({ trust: 'unsigned' })
  })

  test('is refused from https, in another form, and with a thumbprint for a subject', async () => {
    const before = await collector.size()
    const fromHttps = await collector.postText(unsigned({ origin: 'https://shop.example' }))
    expect([fromHttps.status, fromHttps.body.error.code]).toEqual([403, 'unsigned_refused'])
    const spaced = await collector.postText(unsigned().replace(':', ': '))
    expect([spaced.status, spaced.body.error.code]).toEqual([400, 'not_canonical'])
    const other = await collector.postText(unsigned({ subjectId: 'A'.repeat(43) }))
    expect([other.status, other.body.error.code]).toEqual([400, 'subject_mismatch'])
    expect(await collector.size()).toBe(before)
  })
})

const header = (jwk: unknown, changes = {}) =>
  canonicalize({ alg: 'ES256', jwk, typ: TYP, ...changes })

/** Every bad input: a name, the code, the status, and how the body is made. */
const bad: [string, string, number, () => string | Promise<string>][] = [
  ['a body over 8 KiB', 'body_too_large', 413, () => `{"receipt":"${'x'.repeat(8192)}"}`],
  ['no JSON', 'body_malformed', 400, () => 'receipt=1'],
  ['an empty body', 'body_malformed', 400, () => ''],
  ['an unknown member of the body', 'body_invalid', 400, () => '{"receipt":"a.b.c","more":1}'],
  ['__proto__ in the body', 'body_invalid', 400, () => '{"receipt":"a.b.c","__proto__":{}}'],
  ['a receipt that is no text', 'body_invalid', 400, () => '{"receipt":7}'],
  ['a receipt of two segments', 'receipt_malformed', 400, () => '{"receipt":"a.b"}'],
  [
    'duplicate keys',
    'not_canonical',
    400,
    () => signed((text) => text.replace('{', '{"build":"x",')),
  ],
  ['another key order', 'not_canonical', 400, () => signed(reverseKeys)],
  ['spaces', 'not_canonical', 400, () => signed((text) => text.replace(':', ': '))],
  [
    'a lone surrogate',
    'not_canonical',
    400,
    () => signed((text) => text.replace('"language":"en"', '"language":"\\ud800"')),
  ],
  [
    'an unknown field',
    'body_invalid',
    400,
    () => signed((text) => text.replace('}', '}').replace(/}$/, ',"zz":1}')),
  ],
  [
    'a wrong type',
    'body_invalid',
    400,
    () => signed((text) => text.replace('"gpc":false', '"gpc":0')),
  ],
  [
    '__proto__ among the decisions',
    'body_invalid',
    400,
    () =>
      signed((text) =>
        text.replace('"analytics":"given"', '"__proto__":"given","analytics":"given"'),
      ),
  ],
  ['an id with capitals', 'body_invalid', 400, () => posted({ decisions: { Analytics: 'given' } })],
  [
    'a signature over other bytes',
    'signature_invalid',
    400,
    async () => {
      const key = await makeTestKey()
      const [a, b] = [await signTestReceipt({ key }), await signTestReceipt({ key })]
      return wrap([...a.split('.').slice(0, 2), b.split('.')[2]].join('.'))
    },
  ],
  [
    'algorithm none',
    'algorithm_unsupported',
    400,
    () => signedHeader((jwk) => header(jwk, { alg: 'none' })),
  ],
  [
    'algorithm HS256',
    'algorithm_unsupported',
    400,
    () => signedHeader((jwk) => header(jwk, { alg: 'HS256' })),
  ],
  [
    'a jwk of another subject',
    'subject_mismatch',
    400,
    () => posted({ subjectId: 'A'.repeat(43) }),
  ],
  [
    'a jwk with more members',
    'header_invalid',
    400,
    () => signedHeader((jwk) => header({ ...jwk, kid: '1' })),
  ],
  [
    'a private jwk',
    'header_invalid',
    400,
    () => signedHeader((jwk) => header({ ...jwk, d: 'AA' })),
  ],
  [
    'an extra header member',
    'header_invalid',
    400,
    () => signedHeader((jwk) => header(jwk, { kid: '1' })),
  ],
  ['a scope', 'body_invalid', 400, () => posted({ scope: 'project:42' })],
  [
    'a withdrawal that gives',
    'body_invalid',
    400,
    () => posted({ event: 'withdrawal', method: 'withdraw' }),
  ],
  ['the method of a link', 'body_invalid', 400, () => posted({ method: 'link' })],
  [
    'a time that does not exist',
    'body_invalid',
    400,
    () => posted({ decidedAt: '2026-02-30T00:00:00Z' }),
  ],
  ['another site in the payload', 'site_unknown', 404, () => posted({ site: 'other' })],
  ['an unknown origin', 'origin_unknown', 403, () => posted({ origin: 'https://evil.example' })],
  ['a test receipt', 'test_refused', 403, () => posted({ test: true })],
]

test('a purpose and a service of one id that are decided alike are taken', async () => {
  const alike = { decisions: { constructor: 'given' }, services: { video: 'refused' } } as const
  expect((await collector.post(alike)).status).toBe(201)
  const video = { video: 'refused' } as const
  expect((await collector.post({ decisions: video, services: video })).status).toBe(201)
})

describe('refused, with nothing changed', () => {
  test.each(bad)('%s: %s', async (_name, code, status, make) => {
    const before = await collector.size()
    const answer = await collector.postText(await make(), { Origin: 'https://shop.example' })
    expect([answer.body.error.code, answer.status]).toEqual([code, status])
    expect(answer.body.error.message).toMatch(/^expected .+, found .+/)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('https://shop.example')
    expect(await collector.size()).toBe(before)
    expect(collector.errors).toEqual([])
  })

  test('says where and what, signed or not, and repeats no value', async () => {
    const mark = 'anna@example.com'
    const cases: [Record<string, unknown>, string, string][] = [
      [{ scope: mark }, 'scope', 'expected null, found a text'],
      [
        { event: mark },
        'event',
        'expected "decision" or "withdrawal" or "renewal", found another text',
      ],
      [
        { event: 'withdrawal' },
        'event',
        'expected no event withdrawal where something is given, found one',
      ],
      [
        { decisions: { video: 'refused' }, services: { video: 'given' } },
        'services',
        'expected one decision for each id, found a purpose and a service that differ',
      ],
      [{ layer: 3 }, 'layer', 'expected 1 or 2 or null, found another number'],
      [{ gpc: 0 }, 'gpc', 'expected true or false, found a number'],
      [{ ends: ['A'.repeat(43), 7] }, 'ends[1]', 'expected a text, found a number'],
      [{ ends: Array(51).fill('A'.repeat(43)) }, 'ends', 'expected at most 50 entries, found more'],
      [
        { gesture: { trusted: true, visibleMs: 7 } },
        'gesture.visibleMs',
        'expected a multiple of 100, found another number',
      ],
      [{ [mark]: 1 }, mark, 'expected no such member, found one'],
      [
        { meanings: { analytics: mark } },
        'meanings.analytics',
        'expected a SHA-256 in base64url, found another text',
      ],
      [
        { services: { 'A B': 'given' } },
        'services.A B',
        'expected an id of [a-z0-9-]{1,40}, found another name',
      ],
    ]
    for (const [members, path, message] of cases) {
      const key = await makeTestKey()
      const payload = { ...testPayload(key.subjectId), ...members }
      const texts = { header: header(key.jwk), payload: canonicalize(payload) }
      const signedBody = wrap(await signTexts(key, texts))
      expect((await collector.postText(signedBody)).body.error).toMatchObject({ path, message })
      const unsigned = { ...payload, subjectId: `u_${'A'.repeat(22)}`, origin: 'http://shop.test' }
      const answer = await collector.postText(canonicalize({ unsigned }))
      expect(answer.body.error).toMatchObject({ path: `unsigned.${path}`, message })
    }
    const neither = (await collector.postText('{}')).body.error
    expect(neither).toMatchObject({ path: 'receipt', message: 'expected a text, found nothing' })
  })

  test.each(['Content-Length', 'Transfer-Encoding'])(
    'bytes that are no UTF-8 (%s)',
    async (length) => {
      const body = Buffer.from('{"receipt":"\xff"}', 'latin1')
      const headers = length === 'Content-Length' ? { [length]: String(body.length) } : {}
      const init = { method: 'POST', body, headers }
      const response = await collector.app.request('/v1/sites/demo/receipts', init)
      expect([response.status, (await response.json()).error.code]).toEqual([400, 'body_malformed'])
    },
  )

  test('a body that breaks off', async () => {
    const body = new ReadableStream({ pull: (stream) => stream.error(new Error('aborted')) })
    const init = { method: 'POST', body, duplex: 'half' } as const
    const response = await collector.app.request('/v1/sites/demo/receipts', init)
    expect([response.status, (await response.json()).error.code]).toEqual([400, 'body_malformed'])
    expect(collector.errors).toEqual([])
  })

  test('a site that is not registered', async () => {
    const body = canonicalize({ receipt: await signTestReceipt({ site: 'nowhere' }) })
    const answer = await collector.call('/v1/sites/nowhere/receipts', { body })
    expect([answer.status, answer.body.error.code]).toEqual([404, 'site_unknown'])
  })

  test('a request from an unregistered origin, which is not told so across origins', async () => {
    const answer = await collector.post({}, { Origin: 'https://evil.example' })
    expect([answer.status, answer.body.error.code]).toEqual([403, 'origin_unknown'])
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
    expect(answer.headers.get('Vary')).toBe('Origin')
    expect((await collector.post({}, { Origin: 'null' })).status).toBe(403)
  })

  test('other bytes under the same id', async () => {
    const key = await makeTestKey()
    const first = await collector.post({ key })
    const before = await collector.size()
    const other = await collector.post({ key, receiptId: first.body.receiptId })
    expect([other.status, other.body.error.code]).toEqual([409, 'receipt_conflict'])
    expect(await collector.size()).toBe(before)
  })

  test('the same receipt with its signature’s other value of s', async () => {
    const first = await collector.post()
    const before = await collector.size()
    const twin = mirror(first.receipt)
    expect((await verifyReceipt(twin)).payload.receiptId).toBe(first.body.receiptId)
    const again = await collector.postText(canonicalize({ receipt: twin }))
    expect([again.status, again.body.error.code]).toEqual([409, 'receipt_conflict'])
    expect(await collector.size()).toBe(before)
  })

  test('a previous of another subject', async () => {
    const first = await collector.post()
    const before = await collector.size()
    const other = await collector.post({ previous: await hashText(first.receipt) })
    expect([other.status, other.body.error.code]).toEqual([400, 'subject_mismatch'])
    expect(await collector.size()).toBe(before)
  })

  test('a body without a length that grows past 8 KiB', async () => {
    const chunk = new Uint8Array(1024).fill(32)
    let sent = 0
    const body = new ReadableStream({
      pull: (stream) => (sent++ < 20 ? stream.enqueue(chunk) : stream.close()),
    })
    const init = { method: 'POST', body, duplex: 'half' } as const
    const response = await collector.app.request('/v1/sites/demo/receipts', init)
    expect(response.status).toBe(413)
  })

  test('grants under versions that were never published, beyond a thousand a day', async () => {
    const { receipts } = collector.store
    receipts.countUnknownVersions = async (_site, at) => (at.startsWith('2026-11-21') ? 1000 : 0)
    const unknown = { policyVersion: 'A'.repeat(43) }
    const answer = await collector.post(unknown, { Origin: 'https://shop.example' })
    expect([answer.status, answer.body.error.code]).toEqual([429, 'too_many_unknown_versions'])
    expect(answer.headers.get('Access-Control-Expose-Headers')).toBe('Retry-After')
    expect(answer.headers.get('Retry-After')).toBe(String(12 * 3600))
    expect((await collector.post()).status).toBe(201)
    const decisions = { analytics: 'refused' } as const
    expect((await collector.post({ ...unknown, decisions })).status).toBe(201)
    collector.clock.at = '2026-11-22T00:00:00.000Z'
    expect((await collector.post(unknown)).status).toBe(201)
  })
})

test('a failing store is a 500 that says nothing, and keeps its CORS header', async () => {
  collector.store.receipts.append = async () => {
    throw new Error('disk full at /secret/path')
  }
  const answer = await collector.post({}, { Origin: 'https://shop.example' })
  expect([answer.status, answer.body]).toEqual([
    500,
    { error: { code: 'internal', message: 'internal error' } },
  ])
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('https://shop.example')
  expect(collector.errors).toHaveLength(1)
})

test('while the database is away answers keep their CORS header, and none of them is a line in the log', async () => {
  const shop = { Origin: 'https://shop.example' }
  await collector.post({}, shop)
  const message = 'expected an answer of the database, found none'
  collector.store.sites.listPublications = async () => {
    throw new CollectorError('store_unavailable', message, { retryAfter: 5 })
  }
  for (let n = 0; n < 3; n++) {
    const { status, headers } = await collector.post({}, shop)
    expect([status, headers.get('Retry-After')]).toEqual([503, '5'])
    expect(headers.get('Access-Control-Allow-Origin')).toBe('https://shop.example')
  }
  const other = await collector.post({}, { Origin: 'https://evil.example' })
  expect(other.headers.get('Access-Control-Allow-Origin')).toBeNull()
  expect(collector.errors).toEqual([])
})

test('test receipts are taken where the collector is set up for them', async () => {
  collector = await startTestCollector({ testReceipts: true })
  expect((await collector.post({ test: true })).status).toBe(201)
})

test('a preflight is answered for a registered origin', async () => {
  const preflight = (origin: string) =>
    collector.call('/v1/sites/demo/receipts', { method: 'OPTIONS', headers: { Origin: origin } })
  const answer = await preflight('https://shop.example')
  expect(answer.status).toBe(204)
  expect(answer.headers.get('Access-Control-Allow-Headers')).toBe('Content-Type')
  expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull()
  const other = await preflight('https://evil.example')
  expect(other.headers.get('Access-Control-Allow-Origin')).toBeNull()
})

function wrap(receipt: string): string {
  return JSON.stringify({ receipt })
}

async function posted(changes: Parameters<typeof signTestReceipt>[0]): Promise<string> {
  return wrap(await signTestReceipt(changes))
}

/** A receipt whose payload text was changed before it was signed. */
async function signed(change: (text: string) => string): Promise<string> {
  const key = await makeTestKey()
  const text = canonicalize(testPayload(key.subjectId))
  const payload = change(text)
  expect(payload).not.toBe(text)
  return wrap(await signTexts(key, { header: header(key.jwk), payload }))
}

async function signedHeader(make: (jwk: object) => string): Promise<string> {
  const key = await makeTestKey()
  const payload = canonicalize(testPayload(key.subjectId))
  return wrap(await signTexts(key, { header: make(key.jwk), payload }))
}

function reverseKeys(text: string): string {
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse()))
}

/** Of (r, s) and (r, n - s), both valid ES256, the other. */
function mirror(jws: string): string {
  const end = jws.lastIndexOf('.') + 1
  const bytes = Buffer.from(jws.slice(end), 'base64url')
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const s = order - BigInt(`0x${bytes.subarray(32).toString('hex')}`)
  const twin = bytes.subarray(0, 32).toString('hex') + s.toString(16).padStart(64, '0')
  return jws.slice(0, end) + Buffer.from(twin, 'hex').toString('base64url')
}

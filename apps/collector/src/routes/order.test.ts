import { canonicalize, TYP } from '@kvitto/receipt'
import { beforeEach, expect, test } from 'vitest'
import { createMemoryStore } from '../storage/memory.ts'
import type { Store } from '../storage/store.ts'
import { startTestCollector } from '../testing/test-collector.ts'
import { makeTestKey, signTestReceipt, signTexts, testPayload } from '../testing/test-receipt.ts'

let collector: Awaited<ReturnType<typeof startTestCollector>>
/** Names of the store's methods, as they were called. */
let calls: string[]

beforeEach(async () => {
  const store = watched(createMemoryStore())
  collector = await startTestCollector({ store, limits: { address: 3 } })
  calls = []
})

function watched(store: Store): Store {
  const watch = <Methods extends object>(methods: Methods): Methods =>
    new Proxy(methods, {
      get(target, name) {
        calls?.push(String(name))
        return Reflect.get(target, name)
      },
    })
  const { receipts, sites, tokens, tallies } = store
  return {
    ...store,
    receipts: watch(receipts),
    sites: watch(sites),
    tokens: watch(tokens),
    tallies: watch(tallies),
  }
}

const wrap = (receipt: string) => canonicalize({ receipt })
const forge = (receipt: string) => {
  const [header, payload] = receipt.split('.')
  return `${header}.${payload}.${'A'.repeat(86)}`
}

async function headedBy(changes: object, member: object = {}): Promise<string> {
  const key = await makeTestKey()
  const payload = { ...testPayload(key.subjectId), ...member }
  const header = canonicalize({ alg: 'ES256', jwk: key.jwk, typ: TYP, ...changes })
  return wrap(forge(await signTexts(key, { header, payload: canonicalize(payload) })))
}

/** Each is wrong in two ways or more; the first in the order is told. */
const wrongTwice: [string, string, () => string | Promise<string>][] = [
  ['size before shape', 'body_too_large', () => 'x'.repeat(9000)],
  ['shape before schema', 'body_malformed', () => '{"more":1,'],
  ['depth before schema', 'body_invalid', () => `{"more":${'['.repeat(40)}${']'.repeat(40)}}`],
  [
    'form before schema',
    'not_canonical',
    async () => {
      const key = await makeTestKey()
      const header = canonicalize({ alg: 'ES256', jwk: key.jwk, typ: TYP })
      return wrap(forge(await signTexts(key, { header, payload: '{"more": 1}' })))
    },
  ],
  ['header before schema', 'algorithm_unsupported', () => headedBy({ alg: 'none' }, { gpc: 7 })],
  ['schema before signature', 'body_invalid', () => headedBy({}, { gpc: 7 })],
  [
    'signature before thumbprint',
    'signature_invalid',
    () => headedBy({}, { subjectId: 'A'.repeat(43) }),
  ],
  [
    'signature before site and origin',
    'signature_invalid',
    async () =>
      wrap(forge(await signTestReceipt({ site: 'elsewhere', origin: 'https://evil.example' }))),
  ],
  [
    'thumbprint before site',
    'subject_mismatch',
    async () => wrap(await signTestReceipt({ subjectId: 'A'.repeat(43), site: 'elsewhere' })),
  ],
]

test.each(wrongTwice)('%s: %s, and the database is not asked', async (_name, code, make) => {
  const body = await make()
  const answer = await collector.postText(body)
  expect(answer.body.error.code).toBe(code)
  expect(calls).toEqual([])
})

test('the site is asked for only once the signature holds', async () => {
  const body = wrap(await signTestReceipt({ site: 'elsewhere' }))
  expect((await collector.postText(body)).body.error.code).toBe('site_unknown')
  // What it has published says that it is registered.
  expect(calls).toEqual(['listPublications'])
})

test('over the limit of a network a grant is turned away before its signature is looked at', async () => {
  const from = { 'X-Forwarded-For': '203.0.113.7' }
  const forged = wrap(forge(await signTestReceipt()))
  const codes = []
  for (let i = 0; i < 5; i++) codes.push((await collector.postText(forged, from)).body.error.code)
  const [forgery, over] = ['signature_invalid', 'too_many_from_address']
  expect(codes).toEqual([forgery, forgery, forgery, over, over])
  expect(calls).toEqual([])
  // What may have to pass is looked at all the same.
  const decisions = { analytics: 'refused' } as const
  const refusal = wrap(forge(await signTestReceipt({ decisions })))
  expect((await collector.postText(refusal, from)).body.error.code).toBe(forgery)
  expect(calls).toEqual([])
})

test('nesting that no schema has is told as such, whatever it would do to a parser', async () => {
  for (const depth of [40, 4000]) {
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`
    for (const body of [deep, `{"unsigned":${deep}}`]) {
      const answer = await collector.postText(body)
      expect([answer.status, answer.body.error]).toEqual([
        400,
        { code: 'body_invalid', message: 'expected at most 32 levels, found more' },
      ])
    }
  }
})

import { canonicalize } from '@kvitto/receipt'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createMemoryStore } from '../storage/memory.ts'
import { openPostgres } from '../storage/postgres.ts'
import type { Store } from '../storage/store.ts'
import type { Scope } from '../storage/token-store.ts'
import { startTestCollector } from '../testing/test-collector.ts'
import { newDatabase } from '../testing/test-database.ts'
import { testPolicy } from '../testing/test-policy.ts'
import { makeTestKey, testPayload, uuid7 } from '../testing/test-receipt.ts'

const ADMIN = '/admin/v1/sites/demo'
const HASH = 'A'.repeat(43)
const HOST = { receiptId: uuid7(), reference: 'customer-1042', decidedAt: '2026-11-21T11:00:00Z' }
const unsigned = testPayload(`u_${'A'.repeat(22)}`, { origin: 'http://shop.test' })

interface Sent {
  path: string
  scope?: Scope
  method?: 'PUT'
  body: object
}

/** Every route that takes a body, with one that it would take. */
const SENT: Sent[] = [
  { path: '/v1/sites/demo/receipts', body: { unsigned } },
  { path: '/v1/sites/demo/receipts', body: { receipt: 'a.b.c' } },
  { path: '/v1/sites/demo/erasures', body: { erasure: 'a.b.c' } },
  {
    path: '/v1/sites/demo/host/receipts',
    scope: 'host',
    body: {
      ...HOST,
      decisions: { analytics: 'refused' },
      services: { matomo: 'refused' },
      scope: 'project:42',
      policyVersion: HASH,
      language: 'en',
      method: 'host-api',
      ends: [HASH],
    },
  },
  { path: '/v1/sites/demo/host/confirmations', scope: 'host', body: { ...HOST, form: uuid7() } },
  { path: ADMIN, scope: 'publish', method: 'PUT', body: { void: [HASH], guard: 'on' } },
  { path: `${ADMIN}/policies`, scope: 'publish', body: { policy: testPolicy() } },
  {
    path: `${ADMIN}/builds`,
    scope: 'publish',
    body: { version: '1', files: { 'a.js': 'YQ==' } },
  },
  { path: `${ADMIN}/erasures`, scope: 'erase', body: { subjectId: HASH } },
  {
    path: `${ADMIN}/log/close`,
    scope: 'admin',
    body: { origin: 'kvitto.test/nowhere', successor: true },
  },
  { path: `${ADMIN}/log/prune`, scope: 'erase', body: { before: '2020-01-01' } },
  { path: `${ADMIN}/accesses/prune`, scope: 'erase', body: { before: '2020-01-01' } },
  {
    path: '/admin/v1/tokens',
    scope: 'admin',
    body: { scope: 'read', site: 'demo', label: 'the DPO' },
  },
]

/** Each text and each name in a JSON text, once with `odd` at its end. */
function spoil(text: string, odd: string): string[] {
  return Array.from(
    text.matchAll(/[^\\]"(?=[,:}\]])/g),
    ({ index }) => `${text.slice(0, index + 1)}${odd}${text.slice(index + 1)}`,
  )
}

const stores: [string, () => Promise<Store>][] = [
  ['memory', async () => createMemoryStore()],
  ['PostgreSQL', async () => openPostgres({ url: await newDatabase(), reportError: () => {} })],
]

describe.each(stores)('over %s', (_, open) => {
  let collector: Awaited<ReturnType<typeof startTestCollector>>
  beforeAll(async () => {
    collector = await startTestCollector({ store: await open() })
  })
  afterEach(() => expect(collector.errors.splice(0)).toEqual([]))
  afterAll(() => collector.store.close())

  test.each(SENT)('$path refuses half a character anywhere in its body', async (sent) => {
    const { path, body, ...init } = sent
    const before = await collector.size()
    const texts = spoil(canonicalize(body), '\\ud800')
    expect(texts.length).toBeGreaterThan(1)
    for (const text of texts) {
      const { status } = await collector.call(path, { ...init, body: text })
      expect([text, status >= 400 && status < 500]).toEqual([text, true])
    }
    expect(await collector.size()).toBe(before)
  })

  test.each(SENT)('$path has an answer to U+0000 anywhere in its body', async (sent) => {
    const { path, body, ...init } = sent
    for (const text of spoil(canonicalize(body), '\\u0000')) {
      const { status } = await collector.call(path, { ...init, body: text })
      expect([text, status < 500]).toEqual([text, true])
    }
  })
})

test('an erasure is refused for what can be no subject’s id, and nobody asked for one', async () => {
  const { subjectId } = await makeTestKey()
  const collector = await startTestCollector()
  for (const odd of ['\ud800', '\u0000', ' ', 'é']) {
    const body = { subjectId: subjectId + odd }
    const { status, body: answer } = await collector.call(`${ADMIN}/erasures`, {
      scope: 'erase',
      body,
    })
    expect([status, answer.error]).toEqual([
      400,
      {
        code: 'body_invalid',
        message: 'expected a subject id, found another text',
        path: 'subjectId',
      },
    ])
  }
  expect(await collector.accesses()).toEqual([])
})

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sealWithdrawal } from '@kvitto/receipt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestShop } from '../testing/open-test-shop.ts'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'

type Key = Uint8Array<ArrayBuffer>

let collector: TestCollector
let policyVersion: string
const tokens = { host: '', read: '' }
const started: TestCollector[] = []

beforeEach(async () => {
  collector = await startTestCollector()
  started.push(collector)
  const shop = await openTestShop(collector)
  policyVersion = shop.policyVersion
  tokens.host = await shop.token('host')
  tokens.read = await shop.token('read')
})
afterEach(async () => {
  for (const each of started.splice(0)) await each.stop()
})

/** Changes the keys of the collector's folder, and goes on with it. */
async function exchange(...steps: string[]): Promise<void> {
  await collector.halt()
  for (const step of steps) {
    const data = join(collector.folder, 'data')
    expect((await runLine(['link-key', data, 'shop', step], {})).code).toBe(0)
  }
  collector = await startTestCollector({ dataOf: collector })
  started.push(collector)
}

async function call(path: string, token: string, body?: object) {
  const headers = { Authorization: `Bearer ${token}` }
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
  const response = await fetch(`${collector.url}${path}`, init)
  return { status: response.status, body: await response.json() }
}

const askKey = () => call('/admin/v1/sites/shop/link-key', collector.adminToken, {})
async function handOut(): Promise<Key> {
  const { status, body } = await askKey()
  expect(status).toBe(201)
  return Uint8Array.from(Buffer.from(body.linkKey, 'base64url'))
}

async function consent(reference: string): Promise<string> {
  const receiptId = `019${Date.now().toString(16).padStart(9, '0').slice(-9)}`
  const id = `${receiptId.slice(0, 8)}-${receiptId.slice(8)}-7000-8000-${Math.random().toString(16).slice(2, 14).padEnd(12, '0')}`
  const { status, body } = await call('/v1/sites/shop/host/receipts', tokens.host, {
    receiptId: id,
    reference,
    decisions: { analytics: 'given' },
    policyVersion,
    language: 'en',
    decidedAt: `${new Date().toISOString().slice(0, 19)}Z`,
  })
  expect(status).toBe(201)
  return body.subjectId
}

const linkOf = (reference: string, key: Key) =>
  sealWithdrawal({ site: 'shop', purpose: 'analytics', reference }, key)

/** Status of the person after the link is pressed. */
async function pressed(subjectId: string, token: string): Promise<string> {
  expect((await fetch(`${collector.url}/w/${token}`, { method: 'POST', body: '' })).status).toBe(
    200,
  )
  const { body } = await call(`/admin/v1/sites/shop/subjects/${subjectId}`, tokens.read)
  return body.status.analytics.status
}

test('a new key makes links while those of the older one work; a dropped one’s end nothing', async () => {
  const [one, two, three] = [await consent('c-1'), await consent('c-2'), await consent('c-3')]
  const old = await handOut()
  const [first, second] = [await linkOf('c-1', old), await linkOf('c-2', old)]
  await exchange('--add')
  const fresh = await handOut()
  expect(Buffer.compare(fresh, old)).not.toBe(0)
  expect((await askKey()).body.error.code).toBe('link_key_taken')
  expect(await pressed(one, first)).toBe('withdrawn')
  expect(await pressed(three, await linkOf('c-3', fresh))).toBe('withdrawn')

  await exchange('--drop')
  expect(await pressed(two, second)).toBe('given')
  expect(await pressed(two, await linkOf('c-2', fresh))).toBe('withdrawn')
  expect((await askKey()).body.error.code).toBe('link_key_taken')
  // The pepper is the same: the reference finds its person.
  expect(await consent('c-1')).toBe(one)
})

test('another pepper shows, also after the first link key was dropped', async () => {
  await consent('c-1')
  await exchange('--add')
  await consent('c-1')
  await exchange('--drop')
  const path = join(collector.folder, 'data', 'host-secrets-shop')
  const file = JSON.parse(await readFile(path, 'utf8'))
  await writeFile(path, JSON.stringify({ ...file, pepper: 'A'.repeat(43) }))
  const { status, body } = await call('/v1/sites/shop/host/receipts', tokens.host, {
    receiptId: '01900000-0000-7000-8000-000000000000',
    reference: 'c-1',
    decisions: { analytics: 'refused' },
    policyVersion,
    language: 'en',
    decidedAt: `${new Date().toISOString().slice(0, 19)}Z`,
  })
  expect([status, body.error.code]).toEqual([503, 'secrets_lost'])
})

test('the last key is not dropped, and what is asked for wrongly says how', async () => {
  await consent('c-1')
  const data = join(collector.folder, 'data')
  const before = await readFile(join(data, 'host-secrets-shop'), 'utf8')
  const last = await runLine(['link-key', data, 'shop', '--drop'], {})
  expect(last).toMatchObject({ code: 1, noted: expect.stringContaining('add another first') })
  expect((await runLine(['link-key', data, 'shop'], {})).code).toBe(64)
  expect((await runLine(['link-key', data, '../shop', '--add'], {})).code).toBe(64)
  expect((await runLine(['link-key', data, 'none', '--add'], {})).code).toBe(1)
  expect(await readFile(join(data, 'host-secrets-shop'), 'utf8')).toBe(before)
})

import { canonicalize, readStoredReceipt, sealWithdrawal } from '@kvitto/receipt'
import { beforeEach, describe, expect, test } from 'vitest'
import { startTestCollector } from '../testing/test-collector.ts'
import { testPayload, uuid7 } from '../testing/test-receipt.ts'

const PERSON = 'customer-1042'
const FROM = { 'X-Forwarded-For': '203.0.113.7' }
const WITHOUT_LIMIT = { address: 0, site: 0 }

let collector: Awaited<ReturnType<typeof startTestCollector>>
let linkKey: Uint8Array<ArrayBuffer>

/** The collector with these limits from now on; what was sent before counts for none. */
async function start(limits: { address?: number; site?: number }) {
  collector = await startTestCollector({ limits: { ...WITHOUT_LIMIT, ...limits } })
  const { body } = await collector.call('/admin/v1/sites/demo/link-key', {
    scope: 'admin',
    method: 'POST',
  })
  linkKey = Uint8Array.from(Buffer.from(body.linkKey, 'base64url'))
}

const state = (changes: Record<string, unknown> = {}) => {
  const { policyVersion } = collector
  const decidedAt = '2026-11-21T11:00:00Z'
  const base = { receiptId: uuid7(), reference: PERSON, policyVersion, language: 'en', decidedAt }
  const body = { ...base, decisions: { analytics: 'given' }, ...changes }
  return collector.call('/v1/sites/demo/host/receipts', { scope: 'host', body })
}
const REFUSED = { decisions: { analytics: 'refused' } }
const press = async (reference = PERSON, key = linkKey) => {
  const token = await sealWithdrawal({ site: 'demo', purpose: 'analytics', reference }, key)
  return collector.call(`/w/${token}`, { body: '', headers: FROM })
}
const statusOf = async (subjectId: string) => {
  const path = `/admin/v1/sites/demo/subjects/${subjectId}`
  return (await collector.call(path, { scope: 'read' })).body.status?.analytics?.status
}

describe('what a site’s server sends, over the site’s limit', () => {
  beforeEach(() => start({ site: 2 }))

  test('is asked to come back; a withdrawal of what is given is stored; a repeat is answered', async () => {
    const receiptId = uuid7()
    const first = await state({ receiptId })
    await state({ reference: 'customer-2' })
    const over = await state({ reference: 'customer-3' })
    expect([over.status, over.body.error.code]).toEqual([429, 'too_many_for_site'])
    expect(Number(over.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect((await state({ receiptId })).status).toBe(200)
    expect((await state(REFUSED)).status).toBe(201)
    expect(await statusOf(first.body.subjectId)).toBe('withdrawn')
    const objection = await state({ ...REFUSED, reference: 'customer-3' })
    expect(objection.status).toBe(429)
  })

  test('what another receipt gave is withdrawn by its hash', async () => {
    await state()
    await state()
    const [given] = await collector.store.receipts.findReceipts('demo', {}, { limit: 1 })
    const changes = { ...REFUSED, reference: 'customer-9' }
    expect((await state({ ...changes, ends: ['A'.repeat(43)] })).status).toBe(429)
    expect((await state({ ...changes, ends: [given?.hash] })).status).toBe(201)
  })

  test('what an organisation gave for the oldest of very many scopes is withdrawn, once', async () => {
    const { subjectId } = (await state({ scope: 'project:0' })).body
    const give = async (_: unknown, i: number) => {
      const payload = testPayload(subjectId, { scope: `project:${i + 1}`, method: 'host-api' })
      const receipt = await readStoredReceipt(canonicalize({ payload, trust: 'host' }))
      await collector.deps.log.append({ kind: 'receipt', site: 'demo', receipt })
    }
    await Promise.all(Array.from({ length: 1000 }, give))
    await state({ reference: 'customer-2' })
    expect((await state({ ...REFUSED, scope: 'project:none' })).status).toBe(429)
    expect((await state({ ...REFUSED, scope: 'project:0' })).status).toBe(201)
    expect((await state({ ...REFUSED, scope: 'project:0' })).status).toBe(429)
  })

  test('holds up no visitor, and no visitor holds it up', async () => {
    await state()
    await state()
    expect((await state()).status).toBe(429)
    expect((await collector.post()).status).toBe(201)
    await collector.post()
    expect((await collector.post()).status).toBe(429)
  })
})

describe.each(['address', 'site'] as const)('withdrawal links over the limit of an %s', (limit) => {
  beforeEach(() => start({ [limit]: 1 }))

  test('a known grant is withdrawn all the same', async () => {
    const { subjectId } = (await state()).body
    await press('customer-7')
    expect((await press()).status).toBe(200)
    expect(await statusOf(subjectId)).toBe('withdrawn')
  })

  test('a used link and a mere objection get the same page with 429, and write nothing', async () => {
    await state()
    await press()
    const size = await collector.size()
    const [used, objection] = [await press(), await press('customer-8')]
    for (const answer of [used, objection]) {
      expect(answer.status).toBe(429)
      expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
      expect(answer.headers.get('Content-Type')).toContain('text/html')
    }
    expect(used.text).toBe(objection.text)
    expect(await collector.size()).toBe(size)
  })
})

test('a link of another key counts for its network, and takes no room of the site', async () => {
  await start({ site: 1 })
  const other = new Uint8Array(32)
  for (let i = 0; i < 3; i++) expect((await press(PERSON, other)).status).toBe(200)
  expect((await collector.post()).status).toBe(201)
  await start({ address: 1 })
  expect((await press(PERSON, other)).status).toBe(200)
  expect((await press(PERSON, other)).status).toBe(429)
})

test('within the limits an objection is recorded, as before', async () => {
  await start({ site: 5, address: 5 })
  const size = await collector.size()
  expect((await press()).status).toBe(200)
  expect(await collector.size()).toBe(size + 1)
})

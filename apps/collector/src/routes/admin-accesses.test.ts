import { canonicalize, hashText } from '@kvitto/receipt'
import { beforeEach, describe, expect, test } from 'vitest'
import { startTestCollector } from '../testing/test-collector.ts'
import { makeTestKey } from '../testing/test-receipt.ts'

type Collector = Awaited<ReturnType<typeof startTestCollector>>
let collector: Collector
beforeEach(async () => {
  collector = await startTestCollector()
})

const SITE = '/admin/v1/sites/demo'
const read = (path: string) => collector.call(`${SITE}/${path}`, { scope: 'read' })

test('who read what is listed from the newest, and that it was read is in it the next time', async () => {
  const { subjectId } = await makeTestKey()
  await read(`subjects/${subjectId}`)
  collector.clock.at = '2026-11-22T12:00:00.000Z'
  const first = (await read('accesses')).body
  const [token] = (await collector.store.tokens.listTokens()).filter(
    ({ scope }) => scope === 'read',
  )
  const subject = {
    index: 0,
    at: '2026-11-21T12:00:00.000Z',
    tokenId: token?.id,
    label: 'read',
    query: 'subject',
    found: 0,
    filterHash: await hashText(canonicalize({ subjectId })),
  }
  expect(first).toEqual({ records: [subject], next: null })
  const { records } = (await read('accesses?limit=1')).body
  expect(records).toMatchObject([{ index: 1, query: 'accesses', found: 1 }])
  expect((await read('accesses?to=2026-11-22')).body.records).toEqual([subject])
})

test('pages follow each other, though each adds an access', async () => {
  for (let n = 0; n < 5; n++) await read('receipts')
  const { records, next } = (await read('accesses?limit=3')).body
  const rest = (await read(`accesses?limit=3&cursor=${next}`)).body
  expect([...records, ...rest.records].map(({ index }) => index)).toEqual([4, 3, 2, 1, 0])
  expect(rest.next).toBeNull()
  expect((await read('accesses?cursor=x')).body.error).toMatchObject({ code: 'query_invalid' })
  expect((await read('accesses?from=2026-02-30')).body.error.code).toBe('query_invalid')
})

test('only a read token of the site sees it', async () => {
  const other = await collector.tokenFor('read', 'other')
  expect((await collector.call(`${SITE}/accesses`)).status).toBe(401)
  expect((await collector.call(`${SITE}/accesses`, { scope: 'admin' })).status).toBe(403)
  expect((await collector.call(`${SITE}/accesses`, { token: other })).status).toBe(403)
  expect(await collector.accesses()).toEqual([])
})

describe('who read what is kept for a time of its own', () => {
  const prune = (before?: string, scope: 'erase' | 'read' = 'erase') =>
    collector.call(`${SITE}/accesses/prune`, { scope, body: { before } })
  const record = (found: number) =>
    collector.deps.accessLog.record({
      at: collector.clock.at,
      tokenId: 'dpo',
      site: 'demo',
      query: 'receipts',
      found,
      filterHash: 'A'.repeat(43),
    })
  const found = async () => (await collector.accesses()).map((access) => access.found)

  test('a year at least, and no day of it goes before', async () => {
    await record(1)
    collector.clock.at = '2027-11-21T23:59:59.000Z'
    const early = await prune('2026-11-22')
    expect([early.status, early.body.error.code]).toEqual([409, 'retention_runs'])
    expect(early.body.error.message).toContain('P1Y')
    expect((await prune()).body).toMatchObject({ before: '2026-11-21T00:00:00.000Z', removed: 0 })
    expect(await found()).toEqual([1])
    collector.clock.at = '2027-11-22T00:00:00.000Z'
    expect((await prune('2026-11-22', 'read')).body.error.code).toBe('scope_missing')
    expect((await prune('2026-11-22T01:00:00Z')).body.error.code).toBe('body_invalid')
    expect((await prune('2026-11-22')).body).toMatchObject({ removed: 1, isDone: true })
    expect(await found()).toEqual([])
  })

  test('as long as the operator says', async () => {
    collector.deps.accessRetention = 'P3Y'
    await record(1)
    collector.clock.at = '2029-11-21T12:00:00.000Z'
    expect((await prune('2026-11-22')).body.error.code).toBe('retention_runs')
    collector.clock.at = '2029-11-22T12:00:00.000Z'
    expect((await prune()).body).toMatchObject({ before: '2026-11-22T00:00:00.000Z', removed: 1 })
  })

  test('its log says what went; receipts and other sites’ are left alone', async () => {
    await collector.post()
    await record(1)
    await record(2)
    collector.clock.at = '2028-01-01T12:00:00.000Z'
    await record(3)
    const size = await collector.size()
    const { body } = await prune()
    const before = '2027-01-01T00:00:00.000Z'
    expect(body).toMatchObject({ site: 'demo/access', before, minimum: 2, index: 3, removed: 2 })
    expect(await found()).toEqual([3])
    const entries = await collector.store.receipts.listEntries('demo/access', 0, 9)
    expect(entries.map(({ kind }) => kind)).toEqual(['access', 'access', 'access', 'pruned'])
    const { schema, site, minimum } = body
    const text = canonicalize({ schema, site, before, minimum })
    expect(Buffer.from(entries[3]?.standsFor ?? []).toString('base64url')).toBe(
      await hashText(text),
    )
    expect(await collector.size()).toBe(size)
    expect(await collector.store.receipts.listRecords('demo')).toEqual([])
    expect((await prune()).body).toMatchObject({ index: 3, removed: 0, isDone: true })
    collector.clock.at = '2028-01-02T12:00:00.000Z'
    expect((await prune()).body).toMatchObject({ before, index: 3, removed: 0, isDone: true })
    expect(await collector.store.receipts.listRecords('demo/access')).toHaveLength(1)
    expect((await collector.call('/admin/v1/sites/x/accesses/prune', ERASE)).status).toBe(404)
  })

  const ERASE = { scope: 'erase', body: {} } as const

  test('stopped on its way it goes on, and what ends at the minimum is no longer given out', async () => {
    await Promise.all(Array.from({ length: 700 }, (_, n) => record(n)))
    collector.clock.at = '2028-01-01T12:00:00.000Z'
    const { remove } = collector.store.accesses
    collector.store.accesses.remove = async () => {
      throw new Error('the machine stops here')
    }
    expect((await prune()).status).toBe(500)
    collector.store.accesses.remove = remove
    expect((await prune()).body).toMatchObject({ removed: 500, isDone: false })
    expect((await prune()).body).toMatchObject({ removed: 200, isDone: true })
    expect(await collector.store.receipts.listRecords('demo/access')).toHaveLength(1)
    const tile = async (path: string) => {
      const url = `/v1/sites/demo/log/access/tile/${path}`
      return (await collector.call(url, { scope: 'read' })).status
    }
    expect([await tile('0/000'), await tile('entries/001')]).toEqual([410, 410])
    expect([await tile('0/002.p/189'), await tile('entries/002.p/189')]).toEqual([200, 200])
  })
})

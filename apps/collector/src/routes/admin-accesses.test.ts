import { canonicalize, hashText } from '@kvitto/receipt'
import { beforeEach, expect, test } from 'vitest'
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

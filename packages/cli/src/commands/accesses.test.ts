import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop } from '../testing/open-test-shop.ts'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'

let collector: TestCollector
beforeAll(async () => {
  collector = await startTestCollector()
})
afterAll(() => collector.stop())

test('accesses lists who read what, the newest first, page after page', async () => {
  const shop = await openTestShop(collector)
  const [publish, token] = [await shop.token('publish'), await shop.token('read')]
  const run = (KVITTO_TOKEN: string, ...line: string[]) =>
    runLine(line, { KVITTO_URL: collector.url, KVITTO_TOKEN })
  const list = async (...options: string[]) => {
    const { printed } = await run(token, 'accesses', 'shop', ...options)
    return printed.split('\n').map((line) => line.split(/ {2,}/))
  }
  const HEADINGS = ['entry', 'at', 'token', 'label', 'asked for', 'records']
  expect(await list()).toEqual([HEADINGS])
  const headers = { Authorization: `Bearer ${token}` }
  const read = () => fetch(`${collector.url}/admin/v1/sites/shop/subjects/x`, { headers })
  await Promise.all(Array.from({ length: 205 }, read))
  const [headings, newest, ...rest] = await list()
  expect(headings).toEqual(HEADINGS)
  const [, id] = token.split('_')
  expect(newest).toEqual(['205', expect.stringMatching(/Z$/), id, '-', 'subject', '0'])
  expect(rest).toHaveLength(205)
  expect(rest.at(-1)?.[0]).toBe('0')
  expect(rest.at(-1)?.[4]).toBe('accesses')
  const today = new Date().toISOString().slice(0, 10)
  expect(await list('--from', today, '--to', today, '--limit', '3')).toHaveLength(4)
  expect(await list('--to', '2026-01-01')).toEqual([HEADINGS])
  expect((await run(token, 'accesses', 'shop', '--from', 'monday')).noted).toContain(
    'query_invalid (400)',
  )
  for (const day of ['2026-13-45', '2026-11-31']) {
    expect((await run(token, 'accesses', 'shop', '--to', day)).noted).toContain(
      'query_invalid (400)',
    )
  }
  expect((await run(token, 'accesses', 'shop', '--limit', '0')).code).toBe(64)
  expect((await run(publish, 'accesses', 'shop')).noted).toContain('scope_missing (403)')
})

import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestShop } from '../testing/open-test-shop.ts'
import { postTestReceipt } from '../testing/post-test-receipt.ts'
import { runLine } from '../testing/run-line.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'

let collector: TestCollector
beforeAll(async () => {
  collector = await startTestCollector()
})
afterAll(() => collector.stop())

const run = (token: string, ...line: string[]) =>
  runLine(line, { KVITTO_URL: collector.url, KVITTO_TOKEN: token })

test('tallies lists days, kinds and reasons; nothing but the headings where there is none', async () => {
  const shop = await openTestShop(collector)
  const read = await shop.token('read')
  const list = async (...options: string[]) =>
    (await run(read, 'tallies', 'shop', ...options)).printed
  expect(await list()).toBe('day  kind  reason  receipts')
  // What posts here calls itself a program.
  await postTestReceipt(collector.url, shop.policyVersion)
  const today = new Date().toISOString().slice(0, 10)
  await vi.waitFor(
    async () => expect(await list()).toMatch(new RegExp(`^${today} +automated +agent +1$`, 'm')),
    { timeout: 5000, interval: 50 },
  )
  expect(await list('--to', '2026-01-01', '--from', '2026-01-01')).toBe(
    'day  kind  reason  receipts',
  )
  const wrong = await run(read, 'tallies', 'shop', '--from', 'monday')
  expect(wrong).toMatchObject({ code: 1, noted: expect.stringContaining('query_invalid (400)') })
})

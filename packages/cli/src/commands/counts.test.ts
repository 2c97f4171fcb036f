import { afterAll, beforeAll, expect, test } from 'vitest'
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

test('counts receipts by purpose and decision; a wrong span or token is refused', async () => {
  const shop = await openTestShop(collector)
  const [publish, read] = [await shop.token('publish'), await shop.token('read')]
  const list = async (...options: string[]) => run(read, 'counts', 'shop', ...options)
  expect((await list()).printed).toBe('purpose  decision  receipts')
  await postTestReceipt(collector.url, shop.policyVersion)
  await postTestReceipt(collector.url, shop.policyVersion)
  expect((await list()).printed.split('\n').map((line) => line.split(/ +/))).toEqual([
    ['purpose', 'decision', 'receipts'],
    ['-', 'given', '2'],
    ['analytics', 'given', '2'],
  ])
  expect((await list('--to', '2026-01-01', '--from', '2026-01-01')).printed).not.toContain('given')
  for (const span of [
    ['--from', 'monday'],
    ['--from', '2026-01-01', '--to', '2026-12-31'],
  ]) {
    expect((await list(...span)).noted).toContain('query_invalid (400)')
  }
  for (const command of ['counts', 'tallies', 'accesses']) {
    const back = ['--from', '2026-11-01', '--to', '2026-10-01']
    expect(await run(read, command, 'shop', ...back)).toMatchObject({
      code: 64,
      noted: 'kvitto: usage: expected --to from 2026-11-01 on, found 2026-10-01',
    })
    for (const option of ['--from', '--to']) {
      expect(await run(read, command, 'shop', option, '')).toMatchObject({
        code: 64,
        noted: `kvitto: usage: expected a day after ${option}, found an empty text`,
      })
    }
  }
  expect((await run(publish, 'counts', 'shop')).noted).toContain('scope_missing (403)')
  expect((await run(read, 'counts', 'none')).noted).toContain('site_unknown (404)')
})

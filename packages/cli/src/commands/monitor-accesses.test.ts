import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestShop } from '../testing/open-test-shop.ts'
import { runLine } from '../testing/run-line.ts'
import { startProxy, type TestProxy } from '../testing/start-proxy.ts'
import { startTestCollector, type TestCollector } from '../testing/start-test-collector.ts'

let collector: TestCollector
/** Goes on from the first one's data as they were before its last reads. */
let older: TestCollector
let proxy: TestProxy
let token: string
let logKey: string
let states = 0
let state: string

const read = async ({ url }: TestCollector, times: number) => {
  const headers = { Authorization: `Bearer ${token}` }
  for (let n = 0; n < times; n++) await fetch(`${url}/admin/v1/sites/shop/receipts`, { headers })
}

beforeAll(async () => {
  collector = await startTestCollector()
  token = await (await openTestShop(collector)).token('read')
  logKey = (await (await fetch(`${collector.url}/v1/sites/shop/log/access/key`)).text()).trim()
  await read(collector, 2)
  older = await startTestCollector({ dataOf: collector })
  await read(collector, 3)
  proxy = await startProxy(collector.url)
})
afterAll(async () => {
  await proxy.stop()
  await older.stop()
  await collector.stop()
})
beforeEach(() => {
  state = join(collector.folder, `state-${states++}.json`)
  proxy.target = collector.url
  proxy.edits.clear()
})

const look = (KVITTO_TOKEN = token) =>
  runLine(['monitor', proxy.url, '--log-key', logKey, '--state', state, '--once'], { KVITTO_TOKEN })

test('who read what is followed by the key of that log, and looking adds nothing to it', async () => {
  const first = await look()
  expect([first.code, first.printed.split('\n')]).toEqual([
    0,
    [
      'checkpoint: OK (5 entries, signed by kvitto.local/shop/access)',
      'consistency: OK (5 more than before)',
    ],
  ])
  expect((await look()).printed).toContain('consistency: OK (0 more than before)')
})

test('one that is rolled back or forked alarms, and its checkpoint is kept', async () => {
  await look()
  const seen = await readFile(state, 'utf8')
  proxy.target = older.url
  const shorter = await look()
  expect([shorter.code, shorter.printed]).toEqual([
    1,
    expect.stringContaining('consistency: FAILED (ROLLED BACK: 5 entries seen before, 2 now)'),
  ])
  expect(await readFile(`${state}.refused`, 'utf8')).toMatch(/^kvitto\.local\/shop\/access\n2\n/)
  await read(older, 4)
  const forked = await look()
  expect([forked.code, forked.printed]).toEqual([1, expect.stringContaining('FAILED (FORKED: ')])
  expect(await readFile(state, 'utf8')).toBe(seen)
})

const flip = (body: Buffer) => {
  body[40] = (body[40] ?? 0) ^ 1
  return body
}

test.each<[string, string, (body: Buffer) => Buffer | string, string]>([
  ['an entry', '/log/access/tile/entries/000.p/5', flip, 'entries: FAILED'],
  ['a tile', '/log/access/tile/0/000.p/5', flip, 'entries: FAILED'],
  ['a checkpoint', '/log/access/checkpoint', flip, 'checkpoint: FAILED'],
])('%s that was changed alarms', async (_, path, edit, line) => {
  proxy.edits.set(path, edit)
  const { code, printed } = await look()
  expect([code, printed]).toEqual([1, expect.stringContaining(line)])
})

test('without a token it cannot be looked at, and that is said', async () => {
  const { code, printed } = await look('')
  expect([code, printed]).toEqual([2, expect.stringContaining('checkpoint: NOT CHECKED')])
  expect(printed).toContain('token_missing')
})

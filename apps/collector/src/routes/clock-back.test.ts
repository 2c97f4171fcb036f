import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCheckpoint } from '@kvitto/receipt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fsck } from '../fsck/fsck.ts'
import { openSqlite } from '../storage/sqlite.ts'
import { startTestCollector } from '../testing/test-collector.ts'

/** The collector's clock as it goes: on, back over two midnights, and on from where it was. */
const TIMES = [
  '2026-11-21T12:00:00.000Z',
  '2026-11-19T23:59:59.999Z',
  '2026-11-19T23:59:59.999Z',
  '2026-11-21T12:00:01.000Z',
]
const EACH = 5

let folder: string
let collector: Awaited<ReturnType<typeof startTestCollector>>
const posted: {
  receipt: string
  body: { receiptId: string; index: number; receivedAt: string }
}[] = []
const sizes: number[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvitto-clock-'))
  collector = await startTestCollector({ store: openSqlite(join(folder, 'kvitto.db')) })
  const { store } = collector
  await store.sites.fixSetting('log-origin', 'kvitto.test')
  const vkey = await collector.deps.log.vkey('demo')
  const key = Buffer.from(vkey.split('+').slice(2).join('+'), 'base64').subarray(1)
  await store.sites.fixSetting('log-key', key.toString('base64'))
  for (const at of TIMES) {
    collector.clock.at = at
    for (let n = 0; n < EACH; n++) posted.push(await collector.post())
    const note = (await collector.call('/v1/sites/demo/log/checkpoint')).text
    sizes.push(parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1)).size)
  }
})
afterAll(async () => {
  await collector.store.close()
  await rm(folder, { recursive: true })
})

test('the log goes on by index, and each receipt has the time that the clock showed', () => {
  const first = posted[0]?.body.index ?? 0
  expect(posted.map(({ body }) => body.index)).toEqual(posted.map((_, n) => first + n))
  const expected = posted.map((_, n) => TIMES[Math.floor(n / EACH)])
  expect(posted.map(({ body }) => body.receivedAt)).toEqual(expected)
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
})

test('what is sent again keeps its first index and time', async () => {
  collector.clock.at = '2026-11-19T00:00:00.000Z'
  for (const { receipt, body } of posted) {
    const again = await collector.postText(JSON.stringify({ receipt }))
    const { receiptId, index, receivedAt } = body
    expect(again).toMatchObject({ status: 200, body: { receiptId, index, receivedAt } })
  }
})

test('pages hold every receipt once, newest first by time', async () => {
  const found: { receiptId: string; receivedAt: string }[] = []
  for (let cursor = ''; ; ) {
    const path = `/admin/v1/sites/demo/receipts?limit=3${cursor && `&cursor=${cursor}`}`
    const { body } = await collector.call(path, { scope: 'read' })
    found.push(...body.records)
    if (body.next === null) break
    cursor = body.next
  }
  const ids = found.map(({ receiptId }) => receiptId)
  expect(ids.toSorted()).toEqual(posted.map(({ body }) => body.receiptId).toSorted())
  const times = found.map(({ receivedAt }) => receivedAt)
  expect(times).toEqual(times.toSorted().reverse())
})

test('kvitto fsck finds rows, tree and the counts of each day as they should be', async () => {
  const { checks } = await fsck({ database: { folder }, logKeys: [] })
  expect(checks.filter(({ status }) => status === 'failed')).toEqual([])
})

test('a version published while the clock is behind stays the one in force', async () => {
  collector.clock.at = '2026-11-19T00:00:00.000Z'
  const { body } = await collector.publish({ version: '2026-12' })
  const inForce = async () => (await collector.call('/v1/sites/demo/policy')).body.policyVersion
  expect(await inForce()).toBe(body.policyVersion)
  collector.clock.at = '2026-11-22T00:00:00.000Z'
  expect(await inForce()).toBe(body.policyVersion)
})

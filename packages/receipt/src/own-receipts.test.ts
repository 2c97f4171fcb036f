import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DeviceStore, HistoryItem } from './device-store.ts'
import { fallbackStore } from './fallback-store.ts'
import { readOwnReceipts, withProof } from './own-receipts.ts'
import { queueEvent } from './queue-event.ts'
import { sampleEvent } from './sample-event.ts'
import { signedHere } from './signed-here.ts'

const URL = 'https://c.example/v1/sites/demo/receipts'
const FIRST = '019aa6f0-0000-7000-8000-000000000001'
const SECOND = '019aa6f1-0000-7000-8000-000000000002'
const refused = { functional: 'refused', analytics: 'refused' } as const

let store: DeviceStore
const read = () => readOwnReceipts({ openDeviceStore: async () => store, signedHere })

beforeEach(() => {
  store = fallbackStore('kvitto')
  signedHere.length = 0
})
afterEach(() => vi.unstubAllGlobals())

test('what the device keeps is listed newest first, each once', async () => {
  await queueEvent(sampleEvent({ receiptId: FIRST }), store, false)
  await queueEvent(sampleEvent({ receiptId: SECOND, decisions: refused }), store, false)
  expect(signedHere).toHaveLength(2)
  expect((await read()).map(({ receiptId, isKept }) => [receiptId, isKept])).toEqual([
    [SECOND, true],
    [FIRST, true],
  ])
})

test('a refusal by a person who never agreed is listed on this page view, and kept nowhere', async () => {
  await queueEvent(sampleEvent({ decisions: refused, services: {} }), store, false)
  const [refusal, ...more] = await read()
  expect(more).toEqual([])
  expect(refusal).toMatchObject({ isKept: false, payload: { decisions: refused } })
  expect((await store.read('ledger'))?.history).toEqual([])
  // Another page view.
  signedHere.length = 0
  expect(await read()).toEqual([])
})

test('a store that cannot be read, or holds something else, rejects', async () => {
  const item = { receiptId: FIRST, hash: 'h', subjectId: 's', decidedAt: 'd', receipt: 'a.b.c' }
  await store.change('ledger', () => ({ outbox: [], history: [item] }))
  await expect(read()).rejects.toThrow('expected a receipt')
  store.read = () => Promise.reject(new Error('gone'))
  await expect(read()).rejects.toThrow('gone')
})

test('the collector is asked for a proof that is not here, with the same bytes', async () => {
  const item: HistoryItem = {
    receiptId: FIRST,
    hash: 'h',
    subjectId: 's',
    decidedAt: 'd',
    receipt: 'r',
  }
  const fetched = vi.fn(async () => Response.json({ index: 1, receivedAt: 'now', proof: 'p' }))
  vi.stubGlobal('fetch', fetched)
  const proven = await withProof(item, URL)
  expect(proven).toEqual({ ...item, proof: 'p', receivedAt: 'now' })
  expect(fetched).toHaveBeenCalledWith(
    URL,
    expect.objectContaining({ method: 'POST', body: '{"receipt":"r"}', credentials: 'omit' }),
  )
  await withProof(proven, URL)
  expect(fetched).toHaveBeenCalledTimes(1)
})

test.each([
  ['refuses', async () => Response.json({ error: {} }, { status: 422 })],
  ['is away', () => Promise.reject(new TypeError('network error'))],
  ['answers nonsense', async () => new Response('<html>')],
])('a collector that %s leaves the receipt as it is', async (_, answer) => {
  vi.stubGlobal('fetch', answer)
  const item = { receiptId: FIRST, hash: 'h', subjectId: 's', decidedAt: 'd', receipt: 'r' }
  expect(await withProof(item, URL)).toBe(item)
})

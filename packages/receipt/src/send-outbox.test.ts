// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DeviceStore, OutboxItem } from './device-store.ts'
import { openDeviceStore } from './device-store.ts'
import type { SendResult } from './send-outbox.ts'
import { sendOutbox } from './send-outbox.ts'

const URL = 'https://c.example/v1/sites/demo/receipts'
const ID = '019aa6f2-0000-7000-8000-000000000001'

let store: DeviceStore
let sent: { url: string; init: RequestInit }[]
let answers: (() => Response)[]
let results: SendResult[]

beforeEach(async () => {
  // Without IndexedDB, as here, something else stands in for it.
  store = await openDeviceStore()
  await store.clear()
  vi.useFakeTimers({ now: Date.parse('2026-11-21T12:00:00Z') })
  sent = []
  results = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push({ url, init })
    const answer = answers.shift()
    if (!answer) throw new TypeError('network error')
    return answer()
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const ok = () =>
  Response.json({ receiptId: ID, index: 7, receivedAt: 'now', proof: 'proof' }, { status: 201 })
const status =
  (code: number, headers: HeadersInit = {}) =>
  () =>
    Response.json({ error: { code: 'some_code', message: '' } }, { status: code, headers })

async function queue(item: Partial<OutboxItem> = {}): Promise<void> {
  const { receiptId = ID, body = '{"receipt":"x"}', kind = 'grant' } = item
  await store.change('ledger', (old) => ({
    outbox: [...(old?.outbox ?? []), { receiptId, body, kind }],
    history: [
      ...(old?.history ?? []),
      { receiptId, hash: 'h', subjectId: 's', decidedAt: 'd', receipt: 'r' },
    ],
  }))
}

/** Runs to the end, however long it waits in between; resolves to how long that was, in ms. */
async function send(): Promise<number> {
  const from = Date.now()
  const done = sendOutbox(store, URL, (result) => results.push(result))
  await vi.runAllTimersAsync()
  await done
  return Date.now() - from
}

const outbox = async () => (await store.read('ledger'))?.outbox

describe('an item', () => {
  test('acknowledged is gone, and its proof is kept', async () => {
    await queue()
    answers = [ok]
    await send()
    expect(await outbox()).toEqual([])
    const proven = { proof: 'proof', receivedAt: 'now' }
    expect((await store.read('ledger'))?.history[0]).toMatchObject(proven)
    expect(results).toMatchObject([{ receiptId: ID, status: 'acknowledged', index: 7 }])
  })

  test('is sent as text without credentials, so that no preflight and no cookie goes with it', async () => {
    await queue()
    answers = [ok]
    await send()
    expect(sent[0]?.url).toBe(URL)
    expect(sent[0]?.init).toMatchObject({
      method: 'POST',
      body: '{"receipt":"x"}',
      credentials: 'omit',
      keepalive: true,
    })
    expect(sent[0]?.init.headers).toBeUndefined()
  })

  test('known already under other bytes is gone without a word', async () => {
    await queue()
    answers = [status(409)]
    await send()
    expect(await outbox()).toEqual([])
    expect(results).toEqual([])
  })

  test('counted by a flooded collector is gone, and nobody is told of an acknowledgement', async () => {
    await queue({ kind: 'refusal' })
    answers = [() => Response.json({ counted: true }, { status: 202 })]
    await send()
    expect(await outbox()).toEqual([])
    expect((await store.read('ledger'))?.history[0]?.proof).toBeUndefined()
    expect(results).toEqual([])
  })

  test.each([408, 429, 500, 503])('answered by %i is sent again until it arrives', async (code) => {
    await queue()
    answers = [status(code), status(code), ok]
    await send()
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map(({ init }) => init.body)).size).toBe(1)
    expect(await outbox()).toEqual([])
  })

  test('without a network is sent again, ever more slowly but at least twice a minute', async () => {
    await queue()
    const lost = () => {
      throw new TypeError('network error')
    }
    answers = [...Array.from({ length: 12 }, () => lost), ok]
    const took = await send()
    expect(sent).toHaveLength(13)
    expect(took).toBeGreaterThan(60_000)
    expect(took).toBeLessThan(12 * 30_000)
  })

  test.each([
    ['a page with 200', () => new Response('<!doctype html>')],
    ['a page with 404', () => new Response('<!doctype html>', { status: 404 })],
    ['JSON without a proof', () => Response.json({})],
    ['JSON that is no error', () => Response.json({}, { status: 400 })],
    ['null', () => Response.json(null)],
  ])('answered by %s is kept, told once, and sent again until it arrives', async (_, answer) => {
    await queue()
    answers = [answer, answer, ok]
    await send()
    expect(sent).toHaveLength(3)
    expect(await outbox()).toEqual([])
    expect(results).toMatchObject([
      { receiptId: ID, status: 'rejected', code: 'no_collector' },
      { receiptId: ID, status: 'acknowledged' },
    ])
  })

  test('waits as long as the collector asks', async () => {
    await queue()
    answers = [status(429, { 'retry-after': '90' }), ok]
    expect(await send()).toBeGreaterThanOrEqual(90_000)
  })
})

describe('a lasting rejection', () => {
  test('of a grant stays, is told once, and is not sent again', async () => {
    await queue()
    answers = [status(400)]
    await send()
    await send()
    expect(sent).toHaveLength(1)
    expect(await outbox()).toMatchObject([{ receiptId: ID, rejected: 'some_code' }])
    expect(results).toEqual([{ receiptId: ID, status: 'rejected', code: 'some_code' }])
  })

  test('of a withdrawal stays too: what it ends may still count at the collector', async () => {
    await queue({ kind: 'withdrawal' })
    answers = [status(403)]
    await send()
    expect(await outbox()).toMatchObject([{ kind: 'withdrawal', rejected: 'some_code' }])
  })

  test('of a refusal by a person who gave nothing leaves nothing', async () => {
    await queue({ kind: 'refusal' })
    answers = [status(403)]
    await send()
    expect(await outbox()).toEqual([])
  })
})

describe('what could not be sent for 30 days', () => {
  test.each([
    ['refusal', 1],
    ['withdrawal', 2],
    ['grant', 2],
  ] as const)('a %s is tried %i times', async (kind, times) => {
    const madeAt = (Date.now() - 31 * 86_400_000).toString(16).padStart(12, '0')
    const receiptId = `${madeAt.slice(0, 8)}-${madeAt.slice(8)}-7000-8000-000000000001`
    await queue({ receiptId, kind })
    answers = [status(503), ok]
    await send()
    expect(sent).toHaveLength(times)
    expect(await outbox()).toEqual([])
  })
})

test('one that waits holds up no other', async () => {
  await queue()
  await queue({ receiptId: ID.replace(/1$/, '2'), body: '{"receipt":"y"}' })
  answers = [status(503), ok, ok]
  await send()
  expect(sent.map(({ init }) => init.body)).toEqual([
    '{"receipt":"x"}',
    '{"receipt":"y"}',
    '{"receipt":"x"}',
  ])
})

// @vitest-environment happy-dom
import type { ConsentState, PendingEvents } from '@kvitto/core'
import { pendingEvents } from '@kvitto/core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Delivery } from './deliver-events.ts'
import { deliverEvents } from './deliver-events.ts'
import { openDeviceStore } from './device-store.ts'
import { sampleEvent } from './sample-event.ts'

const GRANT = '019aa6f0-0000-7000-8000-000000000001'
const WITHDRAWAL = '019aa6f0-0000-7000-8000-000000000002'
const refused = { functional: 'refused', analytics: 'refused' } as const

let events: PendingEvents
let bodies: string[]
let answer: () => Response
let state: ConsentState
let settled: number

// Without IndexedDB, as here, localStorage stands in for it.
beforeEach(() => {
  localStorage.clear()
  events = pendingEvents(localStorage)
  bodies = []
  settled = 0
  answer = () => Response.json({ index: 1, receivedAt: 'now', proof: 'p' }, { status: 201 })
  state = stateOf('g')
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    bodies.push(String(init.body))
    return answer()
  })
})
afterEach(() => vi.unstubAllGlobals())

function stateOf(mark: 'g' | 'w'): ConsentState {
  return {
    policyVersion: 'P'.repeat(43),
    decidedAt: Date.parse('2026-11-21T12:00:00Z') / 1000,
    expiresAt: Date.parse('2027-11-21T12:00:00Z') / 1000,
    receipt: '-',
    isPending: true,
    purposes: { analytics: { mark, meaning: 'M'.repeat(8) } },
    services: {},
  }
}

async function deliver(changes: Partial<Delivery> = {}): Promise<void> {
  return deliverEvents({
    store: await openDeviceStore(),
    url: 'https://c.example/v1/sites/demo/receipts',
    isUnlinked: false,
    events,
    state: () => state,
    onSigned: () => {},
    onSent: () => {},
    onSettled: () => {
      settled++
    },
    ...changes,
  })
}

async function give(): Promise<void> {
  events.add(sampleEvent({ receiptId: GRANT }), false)
  await deliver()
}

function withdraw(): Promise<void> {
  state = stateOf('w')
  events.add(
    sampleEvent({ receiptId: WITHDRAWAL, decisions: refused, before: stateOf('g') }),
    false,
  )
  return deliver()
}

describe('a grant', () => {
  test('is sent once, settles, and stays in the history', async () => {
    await give()
    await deliver()
    expect(bodies).toHaveLength(1)
    expect(settled).toBe(2)
    const ledger = await (await openDeviceStore()).read('ledger')
    expect(ledger?.history.map(({ receiptId }) => receiptId)).toEqual([GRANT])
  })

  test('signed by a page that went away is sent by the next one with the same bytes', async () => {
    events.add(sampleEvent({ receiptId: GRANT }), false)
    let isAway = true
    answer = () => {
      if (isAway) throw new TypeError('network error')
      return Response.json({ index: 1, receivedAt: 'now', proof: 'p' }, { status: 201 })
    }
    deliver()
    await expect.poll(() => bodies).toHaveLength(1)
    isAway = false
    // Another page: nothing but what the browser keeps.
    await deliver({ events: pendingEvents(localStorage) })
    expect(new Set(bodies).size).toBe(1)
  })
})

describe('a withdrawal', () => {
  test('leaves nothing on the device once it is acknowledged', async () => {
    await give()
    await withdraw()
    expect(bodies).toHaveLength(2)
    expect(localStorage).toHaveLength(0)
  })

  test('that is rejected keeps the history: somebody may still have to be shown', async () => {
    await give()
    answer = () => Response.json({ error: { code: 'body_invalid' } }, { status: 400 })
    await withdraw()
    const ledger = await (await openDeviceStore()).read('ledger')
    expect(ledger?.history).toHaveLength(2)
    expect(ledger?.outbox).toMatchObject([{ receiptId: WITHDRAWAL, rejected: 'body_invalid' }])
  })
})

test('a first refusal that is rejected leaves nothing', async () => {
  state = stateOf('w')
  answer = () => Response.json({ error: { code: 'origin_unknown' } }, { status: 403 })
  events.add(sampleEvent({ receiptId: GRANT, decisions: refused }), false)
  await deliver()
  expect(localStorage).toHaveLength(0)
})

test('an event that arrives while the device is cleared is not lost', async () => {
  await give()
  const held = localStorage
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => held.getItem(key),
    setItem: (key: string, text: string) => held.setItem(key, text),
    removeItem(key: string) {
      held.removeItem(key)
      if (key === 'kvitto-ledger') events.add(sampleEvent({ receiptId: 'later' }), false)
    },
  })
  await withdraw()
  expect(events.read().map(({ receiptId }) => receiptId)).toEqual(['later'])
  expect(settled).toBe(1)
})

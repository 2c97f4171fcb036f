import { pendingEvents } from '@kvitto/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deliverForms } from './deliver-forms.ts'
import { openDeviceStore } from './device-store.ts'
import { readFormStore } from './form-store.ts'
import { claimOf } from './receipts-export.ts'
import { sampleEvent } from './sample-event.ts'
import { standingForms } from './standing-forms.ts'

// Without IndexedDB, as here, the store is localStorage, which this map stands for.
let kept: Map<string, string>
let sent: Record<string, unknown>[]
let isAway: boolean
beforeEach(() => {
  kept = new Map()
  sent = []
  isAway = false
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    if (isAway) throw new TypeError('away')
    sent.push(claimOf(JSON.parse(body).receipt).payload)
    return Response.json(
      { receiptId: '', index: 0, receivedAt: '', proof: 'proof' },
      { status: 201 },
    )
  })
})
afterEach(() => vi.unstubAllGlobals())

const events = () => pendingEvents(localStorage, 'kvitto-form')
const say = (letters: 'given' | 'refused', id: number, members = {}) =>
  events().add(
    sampleEvent({
      receiptId: `019aa6f0-0000-7000-8000-00000000000${id}`,
      decisions: { letters },
      method: letters === 'given' ? 'form' : 'withdraw',
      ...members,
    }),
    false,
  )
const deliver = async () => {
  await deliverForms({
    site: 'demo',
    url: 'https://c.example/receipts',
    events: events(),
    onSent() {},
  })
  events().settle()
}
const standing = async () =>
  standingForms((await (await readFormStore()).read('ledger'))?.history ?? [])

test('each is signed with a key of its own, and a withdrawal names what it ends', async () => {
  say('given', 1)
  say('given', 2)
  await deliver()
  expect(await standing()).toEqual(['letters'])
  say('refused', 3)
  await deliver()
  expect(new Set(sent.map(({ subjectId }) => subjectId)).size).toBe(3)
  expect(sent.map(({ previous }) => previous)).toEqual([null, null, null])
  expect(sent.map(({ event }) => event)).toEqual(['decision', 'decision', 'withdrawal'])
  expect(sent[2]?.ends).toHaveLength(2)
})

test('what is given is kept for its withdrawal, and nothing once that has arrived', async () => {
  say('given', 1)
  await deliver()
  expect([...kept.keys()]).toEqual(['kvitto-form-ledger'])
  expect(kept.get('kvitto-form-ledger')).not.toContain('privateKey')
  say('refused', 2)
  await deliver()
  expect([...kept.keys()]).toEqual([])
})

test('the browser’s own receipts are not touched, and know nothing of it', async () => {
  const own = await openDeviceStore()
  await own.change('unsignedId', () => 'u_own')
  say('given', 1)
  say('refused', 2)
  await deliver()
  expect(await (await openDeviceStore()).read('unsignedId')).toBe('u_own')
  expect(await (await openDeviceStore()).read('ledger')).toBeUndefined()
})

test('while the collector is away it waits, with the same bytes', async () => {
  vi.useFakeTimers()
  try {
    isAway = true
    say('given', 1)
    const delivered = deliver()
    await vi.waitFor(() => expect(kept.get('kvitto-form-ledger')).toContain('grant'))
    expect(events().isWaiting()).toBe(true)
    isAway = false
    await vi.advanceTimersByTimeAsync(60_000)
    await delivered
    expect(sent).toHaveLength(1)
    expect(events().isWaiting()).toBe(false)
  } finally {
    vi.useRealTimers()
  }
})

test('what has expired stands no more', async () => {
  say('given', 1, { expiresAt: '2020-01-01T00:00:00Z' })
  await deliver()
  expect(await standing()).toEqual([])
})

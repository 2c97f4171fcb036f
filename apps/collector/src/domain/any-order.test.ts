import { type AcceptedReceipt, verifyReceipt } from '@kvitto/receipt'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { createMemoryStore } from '../storage/memory.ts'
import { startTestCollector } from '../testing/test-collector.ts'
import { makeTestKey, signTestReceipt, type TestKey } from '../testing/test-receipt.ts'
import { subjectStatus } from './subject-status.ts'

/** What one of two devices signs. Numbers point at earlier events, where there are any. */
interface Event {
  device: 0 | 1
  says: 'given' | 'refused'
  isWithdrawal: boolean
  follows: number | null
  ends: number[]
  decidedAt: string
}

const DAY = 24 * 60 * 60 * 1000
const RECEIVED = Date.parse('2026-11-21T12:00:00.000Z')

/** Right, wrong by hours or days, stuck at an epoch, or set to another century. */
const clock = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map((hours) => RECEIVED + hours * 60 * 60 * 1000),
  fc.integer({ min: -40, max: 40 }).map((days) => RECEIVED + days * DAY),
  fc.constantFrom(0, Date.parse('2099-12-31T23:59:59Z')),
)

const event: fc.Arbitrary<Event> = fc.record({
  device: fc.constantFrom(0, 1),
  says: fc.constantFrom('given', 'refused'),
  isWithdrawal: fc.boolean(),
  follows: fc.option(fc.nat(5)),
  ends: fc.array(fc.nat(5), { maxLength: 2 }),
  decidedAt: clock.map((ms) => `${new Date(ms).toISOString().slice(0, 19)}Z`),
})

let collector: Awaited<ReturnType<typeof startTestCollector>>
let keys: [TestKey, TestKey]
beforeAll(async () => {
  collector = await startTestCollector()
  keys = [await makeTestKey(), await makeTestKey()]
})

/** In the order in which they were decided; no receipt knows a later one. */
async function sign(events: Event[]): Promise<AcceptedReceipt[]> {
  const signed: AcceptedReceipt[] = []
  for (const { device, says, isWithdrawal, follows, ends, decidedAt } of events) {
    const key = keys[device]
    const before = follows === null ? undefined : signed[follows % Math.max(signed.length, 1)]
    const isOwn = before?.payload.subjectId === key.subjectId
    const text = await signTestReceipt({
      key,
      event: isWithdrawal && says === 'refused' ? 'withdrawal' : 'decision',
      decisions: { analytics: says },
      policyVersion: collector.policyVersion,
      decidedAt,
      expiresAt: null,
      previous: isOwn ? before.hash : null,
      ends: [...new Set(ends.flatMap((named) => signed[named]?.hash ?? []))],
    })
    signed.push(await verifyReceipt(text))
  }
  return signed
}

/** What both devices' subjects amount to once all have arrived, in this order. */
async function stateAfter(receipts: AcceptedReceipt[]): Promise<unknown> {
  const { deps } = collector
  const store = createMemoryStore()
  const { append } = store.receipts
  const own = { ...deps, store: { ...store, sites: deps.store.sites } }
  for (const receipt of receipts) {
    const item = { kind: 'receipt' as const, site: 'demo', receipt }
    await append([{ ...item, ...blank }], (_site, head) => ({
      head: { size: (head?.size ?? 0) + 1, range: [], checkpoint: '' },
      tiles: [],
    }))
  }
  const subjects = new Set(receipts.map(({ payload }) => payload.subjectId))
  return Promise.all(
    [...subjects].sort().map(async (subjectId) => {
      const { status, services } = await subjectStatus(own, 'demo', subjectId)
      return { subjectId, status, services }
    }),
  )
}

/** What an order does not hang on. */
const blank = {
  receivedAt: new Date(RECEIVED).toISOString(),
  standsFor: new Uint8Array(32),
  leafHash: new Uint8Array(32),
}

function* permutations<T>(items: T[]): Generator<T[]> {
  if (items.length < 2) yield items
  for (const [position, item] of items.entries()) {
    if (items.length < 2) return
    for (const rest of permutations(items.toSpliced(position, 1))) yield [item, ...rest]
  }
}

const expectOneState = async (events: Event[]) => {
  const receipts = await sign(events)
  const expected = await stateAfter(receipts)
  for (const order of permutations(receipts)) expect(await stateAfter(order)).toEqual(expected)
}

test('whatever order up to four events of two devices arrive in, by whatever clocks, the state is one', () =>
  fc.assert(fc.asyncProperty(fc.array(event, { minLength: 2, maxLength: 4 }), expectOneState), {
    numRuns: 60,
  }))

test('all 720 orders of six events', () =>
  fc.assert(fc.asyncProperty(fc.array(event, { minLength: 6, maxLength: 6 }), expectOneState), {
    numRuns: 3,
  }))

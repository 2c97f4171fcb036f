import type { ConsentState, PendingEvents } from '@kvitto/core'
import { givenIds } from '@kvitto/core'
import type { DeviceStore, HistoryItem } from './device-store.ts'
import { EMPTY } from './device-store.ts'
import { missedWithdrawal } from './missed-withdrawal.ts'
import { queueEvent } from './queue-event.ts'
import type { SendResult } from './send-outbox.ts'
import { sendOutbox, wakeSender } from './send-outbox.ts'
import { takeTurns } from './take-turns.ts'

export interface Delivery {
  store: DeviceStore
  /** Where receipts are posted. */
  url: string
  /** One-off keys for grants too (`behaviour.proof: 'unlinked'`). */
  isUnlinked: boolean
  events: PendingEvents
  /** What the cookie says now. */
  state(): ConsentState | undefined
  /** The newest receipt of this browser: if it holds the standing grants, the cookie names it. */
  onSigned(newest: HistoryItem): void
  onSent(result: SendResult): void
  /** Nothing waits any more, and the mark in the cookie is this origin's to clear. */
  onSettled(): void
}

/**
 * Signs what waits in localStorage, queues it in IndexedDB and sends it until the collector has it.
 * Any number of tabs may call it at once. Resolves when nothing waits any more.
 */
export async function deliverEvents(delivery: Delivery): Promise<void> {
  const { store } = delivery
  await takeTurns('kvitto-sign', () => queueAll(store, delivery))
  wakeSender()
  await takeTurns('kvitto-send', () => sendOutbox(store, delivery.url, delivery.onSent))
  await takeTurns('kvitto-sign', () => settle(store, delivery))
}

async function queueAll(store: DeviceStore, delivery: Delivery): Promise<void> {
  for (const event of delivery.events.read()) {
    await queueEvent(event, store, delivery.isUnlinked)
    // From here on the outbox holds it.
    delivery.events.remove(event.receiptId)
    const missed = missedWithdrawal(event, delivery.state(), delivery.events.read())
    if (missed) await queueEvent(missed, store, delivery.isUnlinked)
  }
  const newest = (await store.read('ledger'))?.history.at(-1)
  if (newest) delivery.onSigned(newest)
}

async function settle(store: DeviceStore, delivery: Delivery): Promise<void> {
  const { outbox } = (await store.read('ledger')) ?? EMPTY
  if (outbox.some(({ rejected }) => !rejected)) return
  const state = delivery.state()
  const isAnyGiven = state && givenIds(state).length > 0
  // Nothing is given any more, and the collector knows: no key, id or history stays. It does not know
  // of a withdrawal that it rejected: that one may still have to be shown.
  if (!isAnyGiven && !outbox.some(({ kind }) => kind === 'withdrawal')) await store.clear()
  // An event that came meanwhile is settled by its own delivery.
  if (delivery.events.read().length > 0) return
  if (delivery.events.settle()) delivery.onSettled()
}

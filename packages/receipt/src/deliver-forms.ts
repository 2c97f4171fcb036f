import type { Id, PendingEvents } from '@kvitto/core'
import { EMPTY } from './device-store.ts'
import { openFormStore } from './form-store.ts'
import { queueEvent } from './queue-event.ts'
import type { SendResult } from './send-outbox.ts'
import { sendOutbox, wakeSender } from './send-outbox.ts'
import { standingForms } from './standing-forms.ts'
import { storeOfSite } from './store-of-site.ts'
import { takeTurns } from './take-turns.ts'

export interface FormDelivery {
  /** Where receipts are posted. */
  url: string
  site: Id
  /** Of forms alone. */
  events: PendingEvents
  onSent(result: SendResult): void
}

/**
 * Signs what was said in forms, each with a key of its own that is thrown away, and sends it until the collector has
 * it. Any number of tabs may call it at once. Resolves when nothing of this site's waits any more, to whether another's on
 * this origin does; to settle the events is the caller's.
 */
export async function deliverForms({ url, site, events, onSent }: FormDelivery): Promise<boolean> {
  const store = storeOfSite(await openFormStore(), site)
  await takeTurns('kvitto-form-sign', async () => {
    for (const event of events.read().filter((each) => each.site === site)) {
      await queueEvent(event, store, true)
      // From here on the outbox holds it.
      events.remove(event.receiptId)
    }
  })
  wakeSender()
  await takeTurns('kvitto-form-send', () => sendOutbox(store, url, onSent))
  await takeTurns('kvitto-form-sign', async () => {
    const { outbox, history } = (await store.read('ledger')) ?? EMPTY
    if (outbox.some(({ rejected }) => !rejected)) return
    // Nothing is given any more, and the collector knows: nothing stays.
    const isRejected = outbox.some(({ kind }) => kind === 'withdrawal')
    if (standingForms(history).length === 0 && !isRejected) await store.clear()
  })
  return store.others().outbox.some(({ rejected }) => !rejected)
}

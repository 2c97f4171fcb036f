import type { PendingEvent } from '@kvitto/core'
import { canonicalize } from './canonical.ts'
import { completeReceipt } from './complete-receipt.ts'
import type { DeviceStore, HistoryItem, Ledger } from './device-store.ts'
import { EMPTY } from './device-store.ts'
import { hashText } from './hash.ts'
import type { Receipt } from './receipt.ts'
import { signReceipt } from './sign-receipt.ts'
import { signedHere } from './signed-here.ts'
import { signingKey } from './signing-key.ts'

/** Signs an event and puts it into the outbox, once: one that is there or was sent already is left alone. */
export async function queueEvent(
  event: PendingEvent,
  store: DeviceStore,
  isUnlinked: boolean,
): Promise<void> {
  const { receiptId, decidedAt } = event
  const isQueued = ({ outbox, history }: Ledger) =>
    [...outbox, ...history].some((item) => item.receiptId === receiptId)
  const isGrant = Object.values({ ...event.decisions, ...event.services }).includes('given')
  // A person who never agreed keeps no identifier: a refusal alone makes no key that stays.
  const key = crypto.subtle && (await signingKey(store, isGrant && !isUnlinked))
  // Read when the key is there: what is done with each is a task of the page's own, and none of them is long.
  const ledger = (await store.read('ledger')) ?? EMPTY
  if (isQueued(ledger)) return
  const { history } = ledger
  const add = (body: string, made: Receipt, kept: HistoryItem[]) => {
    const kind = isGrant ? 'grant' : made.event === 'withdrawal' ? 'withdrawal' : 'refusal'
    return store.change('ledger', (old = EMPTY) =>
      // Signed meanwhile by another page: a page that was left for a while has no lock any more.
      isQueued(old)
        ? old
        : {
            outbox: [...old.outbox, { receiptId, body, kind }],
            history: [...old.history, ...kept],
          },
    )
  }

  if (!key) {
    const { unsignedId } = await import('./unsigned-id.ts')
    const subjectId = await unsignedId(store, isGrant)
    const unsigned = await completeReceipt(event, subjectId, history)
    await add(canonicalize({ unsigned }), unsigned, [])
    return
  }
  const { subjectId } = key
  const made = await completeReceipt(event, subjectId, history)
  const receipt = await signReceipt(made, key)
  const item = { receiptId, hash: await hashText(receipt), subjectId, decidedAt, receipt }
  signedHere.push(item)
  // As `JSON` would write it, did the page leave that alone.
  await add(`{"receipt":"${receipt}"}`, made, isGrant || history.length > 0 ? [item] : [])
}

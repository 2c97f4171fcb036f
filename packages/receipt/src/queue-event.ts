import type { PendingEvent } from '@kvitto/core'
import { canonicalize } from './canonical.ts'
import { completeReceipt } from './complete-receipt.ts'
import type { DeviceStore, HistoryItem } from './device-store.ts'
import { EMPTY } from './device-store.ts'
import { hashText, toBase64url } from './hash.ts'
import { signReceipt } from './sign-receipt.ts'
import type { SigningKey } from './signing-key.ts'
import { keptKey, oneOffKey, storedKey } from './signing-key.ts'

/** Signs an event and puts it into the outbox, once: one that is there or was sent already is left alone. */
export async function queueEvent(
  event: PendingEvent,
  store: DeviceStore,
  isUnlinked: boolean,
): Promise<void> {
  const { receiptId, decidedAt } = event
  const { outbox, history } = (await store.read('ledger')) ?? EMPTY
  if ([...outbox, ...history].some((item) => item.receiptId === receiptId)) return
  const isRefusal = !Object.values({ ...event.decisions, ...event.services }).includes('given')
  const add = (body: string, kept: HistoryItem[]) =>
    store.change('ledger', (old = EMPTY) => ({
      outbox: [...old.outbox, { receiptId, body, isRefusal }],
      history: [...old.history, ...kept],
    }))

  if (!crypto.subtle) {
    const subjectId = await unsignedId(store, isRefusal)
    const unsigned = await completeReceipt(event, subjectId, history)
    await add(canonicalize({ unsigned }), [])
    return
  }
  const key = await chooseKey(store, isRefusal || isUnlinked)
  const { subjectId } = key
  const receipt = await signReceipt(await completeReceipt(event, subjectId, history), key)
  const hash = await hashText(receipt)
  const isKept = !isRefusal || history.length > 0
  await add(
    canonicalize({ receipt }),
    isKept ? [{ receiptId, hash, subjectId, decidedAt, receipt }] : [],
  )
}

/** A person who never agreed keeps no identifier: a refusal alone makes no key that stays. */
async function chooseKey(store: DeviceStore, isFleeting: boolean): Promise<SigningKey> {
  return (await storedKey(store)) ?? (isFleeting ? oneOffKey() : keptKey(store))
}

async function unsignedId(store: DeviceStore, isRefusal: boolean): Promise<string> {
  const made = `u_${toBase64url(crypto.getRandomValues(new Uint8Array(16)))}`
  const stored = await store.read('unsignedId')
  return stored ?? (isRefusal ? made : store.change('unsignedId', (old) => old ?? made))
}

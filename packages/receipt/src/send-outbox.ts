import type { DeviceStore, Ledger, OutboxItem } from './device-store.ts'
import { EMPTY } from './device-store.ts'

export type SendResult =
  | { receiptId: string; status: 'acknowledged'; index: number; receivedAt: string; proof: string }
  | { receiptId: string; status: 'rejected'; code: string }

const TIMEOUT_MS = 20_000
const LONGEST_WAIT_MS = 30_000
const LONGEST_PUT_OFF_MS = 300_000
const REFUSAL_KEPT_MS = 30 * 86_400_000

/**
 * Sends until nothing waits. Network errors, 408, 429 and 5xx are tried again with a capped, jittered
 * wait; 2xx and 409 end an item; any other answer is lasting: dropped for the refusal of a person who gave nothing, kept otherwise.
 */
export async function sendOutbox(
  store: DeviceStore,
  url: string,
  onSent: (result: SendResult) => void,
): Promise<void> {
  for (let round = 0; ; round++) {
    let wait = 0
    for (const item of ((await store.read('ledger')) ?? EMPTY).outbox) {
      if (item.rejected) continue
      const outcome = await post(url, item)
      if ('retryAfterMs' in outcome && !isStale(item)) {
        wait = Math.max(wait, outcome.retryAfterMs, jittered(round))
        continue
      }
      await settle(item, 'status' in outcome ? outcome : undefined, store)
      if ('status' in outcome && outcome.status !== 'known') onSent(outcome)
    }
    if (wait === 0) return
    await sleep(Math.min(wait, LONGEST_PUT_OFF_MS))
  }
}

let wake = () => {}

/** There is something new to send: a withdrawal does not wait behind what a busy collector put off. */
export function wakeSender(): void {
  wake()
}

async function sleep(milliseconds: number): Promise<void> {
  // Another tab's event arrives in localStorage. Added again, the same listener is still one.
  for (const type of ['online', 'storage']) addEventListener(type, wakeSender)
  await new Promise<void>((resolve) => {
    wake = resolve
    setTimeout(resolve, milliseconds)
  })
}

type Outcome = SendResult | { status: 'known' } | { retryAfterMs: number }

async function post(url: string, { body, receiptId }: OutboxItem): Promise<Outcome> {
  try {
    // A string body is text/plain: no preflight.
    const response = await fetch(url, {
      method: 'POST',
      body,
      credentials: 'omit',
      keepalive: true,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const { ok, status } = response
    if (status === 408 || status === 429 || status >= 500) {
      return { retryAfterMs: 1000 * Number(response.headers.get('retry-after')) || 0 }
    }
    // Another tab's bytes of the same event arrived first; or a refusal was counted and not stored.
    if (status === 409 || status === 202) return { status: 'known' }
    const answer = await response.json()
    return ok
      ? { ...answer, receiptId, status: 'acknowledged' }
      : { receiptId, status: 'rejected', code: answer.error.code }
  } catch {
    return { retryAfterMs: 0 }
  }
}

async function settle(
  { receiptId, kind }: OutboxItem,
  outcome: SendResult | { status: 'known' } | undefined,
  store: DeviceStore,
): Promise<void> {
  const isKept = outcome?.status === 'rejected' && kind !== 'refusal'
  const answer = outcome?.status === 'acknowledged' && {
    proof: outcome.proof,
    receivedAt: outcome.receivedAt,
  }
  const isOther = (item: { receiptId: string }) => item.receiptId !== receiptId
  await store.change('ledger', ({ outbox, history }: Ledger = EMPTY) => ({
    outbox: isKept
      ? outbox.map((item) => (isOther(item) ? item : { ...item, rejected: outcome.code }))
      : outbox.filter(isOther),
    history: history.map((item) => (isOther(item) ? item : { ...item, ...answer })),
  }))
}

/** An undelivered refusal is kept 30 days; a UUIDv7 begins with its time. */
function isStale({ receiptId, kind }: OutboxItem): boolean {
  const madeAt = Number(`0x${receiptId.replace('-', '').slice(0, 12)}`)
  return kind === 'refusal' && Date.now() - madeAt > REFUSAL_KEPT_MS
}

function jittered(round: number): number {
  return Math.min(LONGEST_WAIT_MS, 500 * 2 ** round) * (0.5 + Math.random() / 2)
}

import type { DeviceStore, Ledger, OutboxItem } from './device-store.ts'
import { EMPTY } from './device-store.ts'

export type SendResult =
  | { receiptId: string; status: 'acknowledged'; index: number; receivedAt: string; proof: string }
  | { receiptId: string; status: 'rejected'; code: string }

const TIMEOUT_MS = 20_000
const LONGEST_WAIT_MS = 30_000
const REFUSAL_KEPT_MS = 30 * 86_400_000

/**
 * Sends until nothing waits. Network errors, 408, 429 and 5xx are tried again with a capped, jittered
 * wait; 2xx and 409 end an item; any other answer is lasting, kept for a grant and dropped for a refusal.
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
    await new Promise((resolve) => {
      setTimeout(resolve, wait)
      addEventListener('online', resolve, { once: true })
    })
  }
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
    const { ok, status, headers } = response
    if (status === 408 || status === 429 || status >= 500) {
      return { retryAfterMs: 1000 * Number(headers.get('retry-after')) || 0 }
    }
    // Another tab's bytes of the same event arrived first.
    if (status === 409) return { status: 'known' }
    const answer = await response.json()
    return ok
      ? { ...answer, receiptId, status: 'acknowledged' }
      : { receiptId, status: 'rejected', code: answer.error.code }
  } catch {
    return { retryAfterMs: 0 }
  }
}

async function settle(
  { receiptId, isRefusal }: OutboxItem,
  outcome: SendResult | { status: 'known' } | undefined,
  store: DeviceStore,
): Promise<void> {
  const isKept = outcome?.status === 'rejected' && !isRefusal
  const proof = outcome?.status === 'acknowledged' && outcome.proof
  const isOther = (item: { receiptId: string }) => item.receiptId !== receiptId
  await store.change('ledger', ({ outbox, history }: Ledger = EMPTY) => ({
    outbox: isKept
      ? outbox.map((item) => (isOther(item) ? item : { ...item, rejected: outcome.code }))
      : outbox.filter(isOther),
    history: history.map((item) => (proof && !isOther(item) ? { ...item, proof } : item)),
  }))
}

/** An undelivered refusal is kept 30 days; a UUIDv7 begins with its time. */
function isStale({ receiptId, isRefusal }: OutboxItem): boolean {
  const madeAt = Number.parseInt(receiptId.slice(0, 13).replace('-', ''), 16)
  return isRefusal && Date.now() - madeAt > REFUSAL_KEPT_MS
}

function jittered(round: number): number {
  return Math.min(LONGEST_WAIT_MS, 500 * 2 ** round) * (0.5 + Math.random() / 2)
}

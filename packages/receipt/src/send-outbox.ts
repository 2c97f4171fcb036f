import type { DeviceStore, Ledger, OutboxItem } from './device-store.ts'
import { EMPTY } from './device-store.ts'

type Answer =
  | { status: 'acknowledged'; index: number; receivedAt: string; proof: string }
  /** `no_collector`: what answers is none, but a page of the site or of a network that wants a login. It is sent again. */
  | { status: 'rejected'; code: string }
export type SendResult = Answer & { receiptId: string }

const TIMEOUT_MS = 20_000
const LONGEST_WAIT_MS = 30_000
const LONGEST_PUT_OFF_MS = 300_000
const REFUSAL_KEPT_MS = 30 * 86_400_000

/**
 * Sends until nothing waits. Network errors, 408, 429 and 5xx are tried again with a capped, jittered
 * wait, and so is what no collector answers; 2xx and 409 end an item; any other answer is lasting: dropped for the
 * refusal of a person who gave nothing, kept otherwise.
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
      const outcome = await post(url, item.body)
      const { retryAfterMs } = outcome
      const isLate = retryAfterMs !== undefined && !isStale(item)
      if (isLate) wait = Math.max(wait, retryAfterMs, jittered(round))
      else await settle(item, outcome, store)
      if (outcome.status && !(isLate && round)) onSent({ ...outcome, receiptId: item.receiptId })
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

/** Without a status nobody is told. */
type Outcome = (Answer | { status?: undefined }) & { retryAfterMs?: number }

async function post(url: string, body: string): Promise<Outcome> {
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
    if (status === 409 || status === 202) return {}
    const answer = await response.json().catch(() => {})
    if (ok && answer?.proof) return { ...answer, status: 'acknowledged' }
    const code = answer?.error?.code
    return code
      ? { status: 'rejected', code }
      : { status: 'rejected', code: 'no_collector', retryAfterMs: 0 }
  } catch {
    return { retryAfterMs: 0 }
  }
}

async function settle(
  { receiptId, kind }: OutboxItem,
  outcome: Outcome,
  store: DeviceStore,
): Promise<void> {
  const isKept = outcome.status === 'rejected' && kind !== 'refusal'
  const answer = outcome.status === 'acknowledged' && {
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

/** An undelivered refusal is kept 30 days; a UUIDv7 begins with its time, 12 digits up to the second dash. */
function isStale({ receiptId, kind }: OutboxItem): boolean {
  const madeAt = Number.parseInt(receiptId.replace('-', ''), 16)
  return kind === 'refusal' && Date.now() - madeAt > REFUSAL_KEPT_MS
}

function jittered(round: number): number {
  return Math.min(LONGEST_WAIT_MS, 500 * 2 ** round) * (0.5 + Math.random() / 2)
}

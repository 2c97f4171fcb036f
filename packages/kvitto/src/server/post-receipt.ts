import type { HostAcknowledgement, HostClientOptions } from './create-host-client.ts'
import { HOST_ERROR_CODES, HostError } from './host-error.ts'

/** ms. The collector answers once it has written. */
const LONGEST = 15_000

/** Sends it once; whoever wants to send it again does so with the same `receiptId`. */
export async function postReceipt(
  { collector, site, token }: HostClientOptions,
  path: 'receipts' | 'confirmations',
  body: { receiptId: string },
): Promise<HostAcknowledgement> {
  const response = await send(`${collector}/v1/sites/${site}/host/${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(LONGEST),
  })
  const answer = await response.json().catch(() => undefined)
  if (response.ok && typeof answer?.subjectId === 'string') return answer
  throw errorOf(response.status, answer?.error)
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (cause) {
    throw new HostError('collector_away', 'expected an answer, found none', { cause })
  }
}

function errorOf(status: number, error: Record<string, unknown> | undefined): HostError {
  const code = HOST_ERROR_CODES.find((known) => known === error?.code)
  if (code) {
    const path = typeof error?.path === 'string' ? { path: error.path } : {}
    return new HostError(code, String(error?.message), path)
  }
  // A proxy in between answers in its own words.
  const isAway = status >= 500 || status === 429 || status === 408
  return new HostError(
    isAway ? 'collector_away' : 'answer_malformed',
    `expected an answer of the collector, found another of status ${status}`,
  )
}

import type { Decisions, PendingEvent } from '@kvitto/core'
import { givenIds } from '@kvitto/core'
import type { HistoryItem } from './device-store.ts'
import { hashText, toBase64url } from './hash.ts'
import type { Receipt, ReceiptEvent } from './receipt.ts'
import { SCHEMA } from './receipt.ts'

/** The receipt of an event: what could not be known, or had no time, in the click's own step. */
export async function completeReceipt(
  event: PendingEvent,
  subjectId: string,
  history: HistoryItem[],
): Promise<Receipt> {
  const { before, shownText, ...known } = event
  const ends = endedBy(event, history)
  const previous = history.findLast((item) => item.subjectId === subjectId)?.hash ?? null
  return {
    ...known,
    schema: SCHEMA,
    scope: null,
    subjectId,
    event: eventKind(event, previous !== null, ends),
    // No digest outside secure contexts.
    shown: shownText !== null && crypto.subtle ? await hashText(shownText) : null,
    previous,
    ends,
    nonce: toBase64url(crypto.getRandomValues(new Uint8Array(16))),
  }
}

/** The newest receipts, one a key, that gave what is refused now; and one that this receipt goes on from. */
function endedBy(event: PendingEvent, history: HistoryItem[]): string[] {
  const decided = { ...event.decisions, ...event.services }
  const refused = Object.keys(decided).filter((id) => decided[id] === 'refused')
  const ended = new Set<string>()
  const named = event.before?.receipt ?? '-'
  // Of another origin, or of a key that this browser lost. Named also where all of it goes on: only
  // so does a later withdrawal, which knows this receipt alone, reach that one.
  if (named !== '-' && !history.some(({ hash }) => hash === named)) ended.add(named)
  const past = history.map((item) => ({ ...item, ...decisionsOf(item) })).reverse()
  for (const id of refused) {
    const subjects = new Set<string>()
    for (const { hash, subjectId, decisions, services } of past) {
      // Not what a name like `constructor` finds in every object.
      const decided: Decisions = Object.assign(Object.create(null), decisions, services)
      const decision = decided[id]
      // An earlier refusal already ended what came before it; `previous` leads to a key's older ones.
      if (decision === 'refused') break
      if (decision === 'given' && !subjects.has(subjectId)) ended.add(hash)
      subjects.add(subjectId)
    }
  }
  return [...ended]
}

function eventKind(event: PendingEvent, isContinued: boolean, ends: string[]): ReceiptEvent {
  const state = event.before
  const isExpired = state !== null && state.expiresAt * 1000 <= Date.parse(event.decidedAt)
  const gives = Object.values({ ...event.decisions, ...event.services }).includes('given')
  const gaveBefore = ends.length > 0 || (state !== null && !isExpired && givenIds(state).length > 0)
  if (!gives && gaveBefore) return 'withdrawal'
  const isSame =
    state !== null &&
    Object.entries(event.decisions).every(
      ([id, decision]) => (state.purposes[id]?.mark === 'g') === (decision === 'given'),
    )
  return isContinued && isExpired && isSame ? 'renewal' : 'decision'
}

function decisionsOf({ receipt }: HistoryItem): { decisions: Decisions; services: Decisions } {
  const payload = receipt.split('.')[1] as string
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
}

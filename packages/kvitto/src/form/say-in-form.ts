import type { Decision, Id, PendingEvent } from '@kvitto/core'
import { nextState, pendingEvents } from '@kvitto/core'
import { deliverForms } from '@kvitto/receipt/form'
import type { Engine } from '../engine.ts'
import type { Act } from '../make-event.ts'
import { makeEvent } from '../make-event.ts'
import { replaceState } from '../replace-state.ts'
import { tellSent } from '../tell-sent.ts'
import { watchLeaving } from '../watch-leaving.ts'
import { webStorage } from '../web-storage.ts'
import { FORM_KEY } from './form-names.ts'

/** What a person said of one purpose. */
export interface Said extends Omit<Act, 'decisions' | 'services'> {
  id: Id
  decision: Decision
  meaning: string | undefined
}

/** Of forms alone: what is said there says nothing of what the banner asks for, and is no part of the state cookie. */
export function formEvents() {
  return pendingEvents(webStorage('localStorage'), FORM_KEY)
}

function bannerEvents() {
  return pendingEvents(webStorage('localStorage'))
}

/** Writes it down in this very call, as the page may be left with it; a receipt for itself, with a key of its own. */
export function sayInForm(engine: Engine, { id, decision, meaning, ...act }: Said): PendingEvent {
  const now = Date.now()
  const decisions = { [id]: decision }
  const slice = { ...engine.slice, meanings: meaning ? { [id]: meaning } : {} }
  const said = { decisions, services: {} }
  const state = nextState(said, {
    slice,
    state: undefined,
    now,
    status: () => 'unknown',
  })
  const event: PendingEvent = {
    ...makeEvent(
      { ...act, ...said },
      { engine: { ...engine, slice }, state, before: undefined, now },
    ),
    decisions,
    // A form asks wherever its reader is.
    rule: 'opt-in',
    ui: act.method === 'form' ? 'custom' : engine.ui,
  }
  const standing = engine.memory ?? engine.cookie().state
  formEvents().add(event, standing?.isPending === true && !bannerEvents().isWaiting())
  // The next page sees it, and goes on. Of a state without decisions everything is still asked.
  replaceState({ ...(standing ?? { ...state, purposes: {} }), isPending: true }, engine)
  engine.emit({ type: 'decision', method: act.method, decisions, services: {} })
  return event
}

/** Signs and sends what waits. What is left here, the next page does. */
export async function deliverForm(engine: Engine): Promise<void> {
  const { slice, collector } = engine
  const url = `${collector}/v1/sites/${slice.site}/receipts`
  const wasLeft = watchLeaving()
  try {
    const events = formEvents()
    const { site } = slice
    const isOtherWaiting = await deliverForms({ url, site, events, onSent: tellSent(engine) })
    // The mark is one for both: while the other's are on their way, it stays, and the next page looks again.
    if (isOtherWaiting || events.read().length > 0 || bannerEvents().isWaiting()) return
    const standing = engine.memory ?? engine.cookie().state
    if (events.settle() && standing) replaceState({ ...standing, isPending: false }, engine)
  } catch (error) {
    // WebKit takes transactions and locks from a page that is left.
    if (wasLeft()) return deliverForm(engine)
    engine.fail('unexpected', error)
  }
}

import type { ConsentState, Decision, Decisions, Id, Method, Standing } from '@kvitto/core'
import { keepRefusals, keptServices, nextState, pendingEvents } from '@kvitto/core'
import type { FollowUp } from './create-follow-up.ts'
import { createLayers } from './create-layers.ts'
import type { Engine } from './engine.ts'
import type { Act } from './make-event.ts'
import { makeEvent } from './make-event.ts'
import { webStorage } from './web-storage.ts'
import { writeState } from './write-state.ts'

export type Acting = ReturnType<typeof createActing>

/** The part that decides and shows: loaded when a person is asked, or acts. */
export function createActing(engine: Engine) {
  const { slice, gate, emit, fail } = engine
  /** Somewhere in the world this site asks nobody first: then a refusal may end what nobody agreed to. */
  const isOpenByRule = slice.regions !== undefined
  const events = pendingEvents(webStorage('localStorage'))
  const isOpen = (id: Id) => engine.isOpen(id)
  const openIds = () =>
    [...Object.keys(slice.meanings), ...slice.services.map(({ id }) => id)].filter(isOpen)
  const stand = (): Standing => ({ ...engine.context(), status: (id) => engine.status(id) })

  /** The one way to change a decision: cookie, event and gate are done when it returns. */
  const decide = (act: Act): boolean => {
    const standing = stand()
    const isGrant = Object.entries({ ...act.decisions, ...act.services }).some(
      ([id, decision]) => decision === 'given' && standing.status(id) !== 'given',
    )
    const isAnyTaken = act.method === 'host-api' && slice.anyHostGrant
    if (isGrant && !act.gesture.trusted && !isAnyTaken) {
      fail('untrusted_grant', 'expected a person, found a script')
      return false
    }
    // As it is in the cookie: also what has expired, or was declared void, has stored something.
    const before = engine.memory ?? engine.cookie().state
    const next = nextState(act, standing)
    const state = isOpenByRule
      ? keepRefusals(next, before, { slice, decided: act.decisions })
      : next
    const event = makeEvent(act, { engine, state, before, now: standing.now })
    const openBefore = openIds()
    writeState(state, engine)
    events.add(event, before?.isPending === true)
    // Who says no means also what was opened for this time.
    const isRefusal = Object.values({ ...act.decisions, ...act.services }).includes('refused')
    if (isRefusal && act.method !== 'placeholder') gate.closeOnce()
    gate.update()
    const { method, decisions, services } = event
    emit({ type: 'decision', method, decisions, services })
    layers.settle()
    follow((ready) => ready.finish({ before, openBefore }))
    engine.show()
    return true
  }

  const decideBySite = (
    method: Method,
    decision: Decision,
    ids: Id | Id[] = Object.keys(slice.meanings),
    trusted = false,
  ): boolean => {
    const decisions: Decisions = {}
    const services: Decisions = {}
    for (const id of [ids].flat()) {
      if (id in slice.meanings) decisions[id] = decision
      else if (slice.services.some((service) => service.id === id)) services[id] = decision
      else {
        fail('unexpected', `expected a purpose or service of the policy, found ${id}`)
        return false
      }
    }
    // Said again, it is no new decision.
    const stands = ({ status }: Standing) =>
      Object.entries({ ...decisions, ...services }).every(([id, each]) =>
        each === 'given' ? status(id) === 'given' : ['refused', 'withdrawn'].includes(status(id)),
      )
    if (stands(stand())) return true
    return decide({
      method,
      layer: null,
      decisions,
      services: { ...keptServices(decisions, stand()), ...services },
      gesture: { trusted, visibleMs: 0 },
      shownText: null,
      language: engine.locale,
    })
  }

  /** Ends every grant, and forgets every decision in this browser. */
  const reset = () => {
    const { state } = engine.context()
    // A purpose may be given that no service serves: the site itself asks for its status.
    const isGiven = state && openIds().length > 0
    if (isGiven) decideBySite('withdraw', 'refused')
    // What still waits to be sent keeps the mark; nothing else stays.
    const isPending = events.isWaiting()
    if (state) writeState({ ...state, receipt: '-', isPending, purposes: {}, services: {} }, engine)
    // Key and receipts go when nothing waits, also those of a cookie that is gone. A withdrawal is sent when
    // it has deleted: by the page that follows, if it reloads this one.
    follow((ready) => ready.forget(!isGiven))
    emit({ type: 'change' })
    engine.show()
    return true
  }

  const layers = createLayers(engine, {
    decide: ({ trusted, visibleMs, ...choice }) =>
      decide({ ...choice, gesture: { trusted, visibleMs } }),
    deleteStored: () => follow((ready) => ready.deleteAll()),
    reset,
  })

  /** Calls the part that does the rest. While it cannot load, the next page does it. */
  const follow = async <T>(run: (ready: FollowUp) => T): Promise<Awaited<T> | undefined> => {
    // Neither waits for the other to arrive.
    if (events.isWaiting()) engine.load('receipt').catch(() => {})
    try {
      const { createFollowUp } = await engine.load('follow-up')
      return await run(createFollowUp(engine, { events, layers, openIds }))
    } catch (error) {
      fail('chunk_failed', error)
      return undefined
    }
  }
  // A withdrawal finds it also when the collector is away by then.
  if (isOpenByRule || openIds().length > 0) engine.load('follow-up').catch(() => {})

  return {
    ...layers,
    decideBySite,
    reset,
    stopClosed: (before: ConsentState | undefined) => follow((ready) => ready.stopClosed(before)),
    /** Goes on where an earlier page was left. */
    resume() {
      const { state, text } = engine.cookie()
      // Of two states the more refusing stays.
      if (state && text.includes(',')) writeState(state, engine)
      if (slice.forms || events.isWaiting()) follow((ready) => ready.resume())
    },
  }
}

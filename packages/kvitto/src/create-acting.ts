import type { ConsentState, Decision, Decisions, Id, Method } from '@kvitto/core'
import { consentStatus, formatState, keptServices, nextState, pendingEvents } from '@kvitto/core'
import { deleteStored } from '@kvitto/gate'
import { createLayers } from './create-layers.ts'
import { deliver } from './deliver.ts'
import type { Engine } from './engine.ts'
import type { Act } from './make-event.ts'
import { makeEvent } from './make-event.ts'
import { mayReload } from './may-reload.ts'
import { webStorage } from './web-storage.ts'
import { keepReport, takeReport } from './withdrawal-report.ts'
import { writeState } from './write-state.ts'

export interface SiteAct {
  /** Purposes or services; absent = all purposes. */
  ids?: Id | Id[] | undefined
  trusted?: boolean
}

export type Acting = ReturnType<typeof createActing>

/** The part that decides and shows: loaded when a person is asked, or acts. */
export function createActing(engine: Engine) {
  const { slice, gate, emit, fail } = engine
  const events = pendingEvents(webStorage('localStorage'))

  /** The one way to change a decision: cookie, event and gate are done when it returns. */
  const decide = (act: Act): boolean => {
    const context = engine.context()
    const isGrant = Object.entries({ ...act.decisions, ...act.services }).some(
      ([id, decision]) => decision === 'given' && consentStatus(id, context) !== 'given',
    )
    const isAnyTaken = act.method === 'host-api' && slice.hostGrants === 'any'
    if (isGrant && !act.gesture.trusted && !isAnyTaken) {
      fail('untrusted_grant', 'expected an event made by a person, found a synthetic one')
      return false
    }
    const before = context.state ? formatState(context.state) : ''
    const state = nextState(act, context)
    const event = makeEvent(act, { engine, state, before, now: context.now })
    writeState(state, engine)
    events.add(event, context.state?.isPending === true)
    gate.update()
    const { method, decisions, services } = event
    emit({ type: 'decision', method, decisions, services })
    finish(context.state)
    engine.show()
    return true
  }

  /** What has no need to be done in the click's own step. */
  const finish = async (before: ConsentState | undefined) => {
    const report = await deleteClosed(before)
    if (gate.mustReload() && !engine.memory && mayReload(slice)) {
      if (report) keepReport(report)
      location.reload()
      return
    }
    if (report) layers.openPreferences(report)
    deliver(engine, events)
  }

  /** Deletes what the services stored that were open under `before` and no longer are. */
  const deleteClosed = async (before: ConsentState | undefined) => {
    const context = engine.context()
    const closed = slice.services.filter(
      ({ id }) =>
        consentStatus(id, { ...context, state: before }) === 'given' &&
        consentStatus(id, context) !== 'given',
    )
    if (closed.length === 0) return undefined
    const report = await deleteStored(closed, slice.essential)
    emit({ type: 'deleted', ...report })
    return report
  }

  const decideBySite = (method: Method, decision: Decision, { ids, trusted }: SiteAct): boolean => {
    const decisions: Decisions = {}
    const services: Decisions = {}
    for (const id of [ids ?? Object.keys(slice.meanings)].flat()) {
      if (id in slice.meanings) decisions[id] = decision
      else if (slice.services.some((service) => service.id === id)) services[id] = decision
      else {
        fail('unexpected', `expected a purpose or service of the policy, found ${id}`)
        return false
      }
    }
    return decide({
      method,
      layer: null,
      decisions,
      services: { ...keptServices(decisions, engine.context()), ...services },
      gesture: { trusted: trusted === true, visibleMs: 0 },
      shownText: null,
      language: engine.locale,
    })
  }

  const layers = createLayers(engine, ({ trusted, visibleMs, ...choice }) =>
    decide({ ...choice, gesture: { trusted, visibleMs } }),
  )

  return {
    ...layers,
    decideBySite,
    deleteClosed,
    /** Goes on where an earlier page was left: deletes once more, signs, sends. */
    async resume() {
      if (!events.isWaiting()) return
      // What ran may have stored something again while its page went away.
      await deleteStored(
        slice.services.filter(({ id }) => engine.status(id) === 'withdrawn'),
        slice.essential,
      )
      const report = takeReport()
      if (report) layers.openPreferences(report)
      deliver(engine, events)
    },
    /** Ends every grant, and forgets every decision in this browser. */
    reset() {
      const { state } = engine.context()
      if (!state) return true
      if (slice.services.some(({ id }) => engine.status(id) === 'given')) {
        decideBySite('withdraw', 'refused', {})
      }
      // What still waits to be sent keeps the mark; nothing else stays.
      const isPending = events.isWaiting()
      writeState({ ...state, receipt: '-', isPending, purposes: {}, services: {} }, engine)
      deliver(engine, events)
      engine.show()
      return true
    },
  }
}

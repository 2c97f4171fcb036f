import type { WithdrawalReport } from '@kvitto/banner'
import type {
  ConsentState,
  Decision,
  Decisions,
  Id,
  Method,
  SliceService,
  Standing,
} from '@kvitto/core'
import {
  gaveService,
  givenIds,
  keepRefusals,
  keptServices,
  nextState,
  pendingEvents,
} from '@kvitto/core'
import type { DeletionReport } from '@kvitto/gate'
import { createLayers } from './create-layers.ts'
import { deliver } from './deliver.ts'
import type { Engine } from './engine.ts'
import { hasTypedText } from './has-typed-text.ts'
import type { Act } from './make-event.ts'
import { makeEvent } from './make-event.ts'
import { reloadOnce, reloadPage } from './reload-page.ts'
import { strictKind } from './strict-kind.ts'
import { webStorage } from './web-storage.ts'
import { keepReport, takeReport } from './withdrawal-report.ts'
import { writeState } from './write-state.ts'

export type Acting = ReturnType<typeof createActing>

/** The part that decides and shows: loaded when a person is asked, or acts. */
export function createActing(engine: Engine) {
  const { slice, gate, emit, fail } = engine
  /** Somewhere in the world this site asks nobody first: then a refusal may end what nobody agreed to. */
  const isOpenByRule = slice.regions !== undefined
  const events = pendingEvents(webStorage('localStorage'))
  /** What no deletion may touch: essential, or kept by a service that is open. */
  const kept = () => [
    ...slice.essential,
    ...slice.services.flatMap(({ id, stored = [] }) => (isOpen(id) ? stored : [])),
  ]
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
      fail('untrusted_grant', 'expected an event made by a person, found a synthetic one')
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
    finish(before, openBefore)
    engine.show()
    return true
  }

  /** What has no need to be done in the click's own step. */
  const finish = async (before: ConsentState | undefined, openBefore: Id[]) => {
    const isWithdrawal = before !== undefined && givenIds(before).some((id) => !isOpen(id))
    const isClosing = isWithdrawal || openBefore.some((id) => !isOpen(id))
    const { removed, remaining } = (await deleteClosed(before)) ?? { removed: [], remaining: [] }
    const isRunning = isClosing && gate.mustReload()
    const report =
      isClosing || removed.length > 0 ? { removed, remaining, isRefusal: !isWithdrawal } : undefined
    // The browser's own policy on a strict page changes with the page alone.
    const isStale = strictKind() !== undefined && openIds().join() !== openBefore.join()
    if ((isRunning || isStale) && !engine.memory && reloadPage(slice)) {
      // The page that follows tells of it, signs and sends.
      if (report) keepReport(report)
      return
    }
    tell(report && { ...report, isRunning })
    // Fetched with the grant, so that a withdrawal finds it also when the collector is away.
    if (slice.services.some(({ id }) => isOpen(id))) {
      Promise.all([engine.load('deletion'), engine.ui === 'kvitto' && layers.prepare()]).catch(
        () => {},
      )
    }
    deliver(engine, events)
  }

  /** Where the site has its own interface, that one hears of it by the event. */
  const tell = (report: WithdrawalReport | undefined) => {
    if (report && engine.ui === 'kvitto') layers.openPreferences(report)
  }

  /** Deletes what the services stored that were open under `before` and no longer are. */
  const deleteClosed = async (before: ConsentState | undefined) => {
    const closed = slice.services.filter(
      (each) => !isOpen(each.id) && (isOpenByRule || (before && gaveService(each, before))),
    )
    return closed.length > 0 ? deleteOf(closed) : undefined
  }

  const deleteOf = async (
    services: SliceService[],
    spared = kept(),
  ): Promise<DeletionReport | undefined> => {
    try {
      const { deleteStored } = await engine.load('deletion')
      const report = await deleteStored(services, spared)
      emit({ type: 'deleted', ...report, isRunning: gate.mustReload() })
      if (gate.mustReload()) {
        // What ran goes on until the page is left, and may store again.
        addEventListener('pagehide', () => {
          deleteStored(
            services.filter(({ id }) => !isOpen(id)),
            kept(),
          )
        })
      }
      return report
    } catch (error) {
      fail('chunk_failed', error)
      return undefined
    }
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
    // Key and receipts go when nothing waits, also those of a cookie that is gone. A withdrawal is sent when it has deleted: by the page that follows, if it reloads this one.
    if (!isGiven) deliver(engine, events)
    emit({ type: 'change' })
    engine.show()
    return true
  }

  const layers = createLayers(engine, {
    decide: ({ trusted, visibleMs, ...choice }) =>
      decide({ ...choice, gesture: { trusted, visibleMs } }),
    deleteStored: () => deleteOf(slice.services, slice.essential),
    reset,
  })

  return {
    ...layers,
    decideBySite,
    reset,
    /** Ends on this page what was ended elsewhere. */
    async stopClosed(before: ConsentState | undefined) {
      await deleteClosed(before)
      // What another tab opened needs no reload here.
      const isClosing = !before || givenIds(before).some((id) => !isOpen(id))
      if (isClosing && gate.mustReload() && !hasTypedText()) reloadOnce(slice)
    },
    /** Goes on where an earlier page was left: deletes once more, signs, sends. */
    async resume() {
      const { state, text } = engine.cookie()
      // Of two states the more refusing stays.
      if (state && text.includes(',')) writeState(state, engine)
      if (!events.isWaiting()) return
      // What ran may have stored something again while its page went away.
      const withdrawn = slice.services.filter(
        ({ id }) => engine.status(id) === 'withdrawn' || (isOpenByRule && !isOpen(id)),
      )
      if (withdrawn.length > 0) await deleteOf(withdrawn)
      tell(takeReport())
      deliver(engine, events)
    },
  }
}

import type { WithdrawalReport } from '@kvitto/banner'
import type { ConsentState, Id, PendingEvents, SliceService, Standing } from '@kvitto/core'
import { gaveService, givenIds } from '@kvitto/core'
import type { DeletionReport } from '@kvitto/gate'
import type { Layers } from './create-layers.ts'
import { decideBySite, type SiteChoice } from './decide-by-site.ts'
import { deliver } from './deliver.ts'
import type { Engine } from './engine.ts'
import { hasTypedText } from './has-typed-text.ts'
import type { Act } from './make-event.ts'
import { reloadOnce, reloadPage } from './reload-page.ts'
import { isStrayed, replaceState } from './replace-state.ts'
import { strictKind } from './strict-kind.ts'
import { keepReport, takeReport } from './withdrawal-report.ts'

export type FollowUp = ReturnType<typeof createFollowUp>

interface Decided {
  /** The state before the decision, as it was in the cookie. */
  before: ConsentState | undefined
  openBefore: Id[]
}

/** What the acting part lends. */
export interface Lent {
  events: PendingEvents
  layers: Layers
  openIds(): Id[]
  stand(): Standing
  decide(act: Act): boolean
}

/**
 * What has no need to be done in the click's own step. What follows a decision: deletes, reloads, tells, signs and
 * sends; what is left here, the next page does. And what is asked for by other ways than a layer's buttons.
 */
export function createFollowUp(engine: Engine, lent: Lent) {
  const { events, layers, openIds } = lent
  const { slice, gate, emit, fail } = engine
  const isOpen = (id: Id) => engine.isOpen(id)
  const isOpenByRule = slice.regions !== undefined
  /** What no deletion may touch: essential, or kept by a service that is open, but for those named. */
  const kept = (but: SliceService[] = []) => [
    ...slice.essential,
    ...slice.services.flatMap((each) =>
      isOpen(each.id) && !but.includes(each) ? (each.stored ?? []) : [],
    ),
  ]

  /** Where the site has its own interface, that one hears of it by the event. */
  const tell = (report: WithdrawalReport | undefined) => {
    if (report && engine.ui === 'kvitto') layers.openPreferences(report)
  }

  /** What `tell` opens. */
  const loadReportParts = async () => {
    const { load } = engine
    const [{ strings }] = await Promise.all([
      load(engine.words),
      engine.loadPolicy(),
      load('preferences'),
      ...engine.looks.map(load),
    ])
    await Promise.all([strings.preferences(), strings.further()])
  }

  /** Deletes what the services stored that were open under `before` and no longer are. */
  const deleteClosed = async (before: ConsentState | undefined) => {
    const closed = slice.services.filter(
      (each) => !isOpen(each.id) && (isOpenByRule || (before && gaveService(each, before))),
    )
    return closed.length > 0 ? deleteStoredOf(closed) : undefined
  }

  const deleteStoredOf = async (
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

  const callForms = async (name: 'followForms' | 'resetForms') => {
    try {
      await (await engine.load('form'))[name](engine)
    } catch (error) {
      fail('chunk_failed', error)
    }
  }

  return {
    async finish({ before, openBefore }: Decided) {
      // What was decided just now stands, and no stray.
      if (engine.memory && isStrayed(engine)) replaceState(engine.memory, engine)
      const isWithdrawal = before !== undefined && givenIds(before).some((id) => !isOpen(id))
      const isClosing = isWithdrawal || openBefore.some((id) => !isOpen(id))
      const { removed, remaining } = (await deleteClosed(before)) ?? { removed: [], remaining: [] }
      const isRunning = isClosing && gate.mustReload()
      const report =
        isClosing || removed.length > 0
          ? { removed, remaining, isRefusal: !isWithdrawal }
          : undefined
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
        Promise.all([engine.load('deletion'), engine.ui === 'kvitto' && loadReportParts()]).catch(
          () => {},
        )
      }
      deliver(engine, events)
    },
    /** Ends on this page what was ended elsewhere. */
    async stopClosed(before: ConsentState | undefined) {
      await deleteClosed(before)
      // What another tab opened needs no reload here.
      const isClosing = before ? givenIds(before).some((id) => !isOpen(id)) : gate.mustReload()
      // The browser's own policy on a strict page stays open with the page.
      const goesOn = gate.mustReload() || strictKind() !== undefined
      if (isClosing && goesOn && !hasTypedText()) reloadOnce(slice)
    },
    /** Goes on where an earlier page was left: deletes once more, signs, sends. */
    async resume() {
      const { state } = engine.cookie()
      // Of two states the more refusing stays.
      if (state && isStrayed(engine)) replaceState(state, engine)
      if (slice.forms) callForms('followForms')
      if (!events.isWaiting()) return
      // What ran may have stored something again while its page went away.
      const withdrawn = slice.services.filter(
        ({ id }) => engine.status(id) === 'withdrawn' || (isOpenByRule && !isOpen(id)),
      )
      if (withdrawn.length > 0) await deleteStoredOf(withdrawn)
      tell(takeReport())
      deliver(engine, events)
    },
    /**
     * What the services of these purposes stored, also those that go on; no decision changes. One that another
     * agreed purpose needs too keeps what it stored, and the report names that.
     */
    async deleteFor(purposes: Id[]) {
      const concerned = slice.services.filter((each) =>
        each.purposes.some((id) => purposes.includes(id)),
      )
      const shared = concerned.filter(
        (each) =>
          isOpen(each.id) && each.purposes.some((id) => !purposes.includes(id) && isOpen(id)),
      )
      const deleted = concerned.filter((each) => !shared.includes(each))
      const report = await deleteStoredOf(deleted, kept(deleted))
      const remaining = shared.flatMap(({ id, stored = [] }) =>
        stored.map((item) => ({ name: item.slice(1), by: id })),
      )
      return report && { ...report, remaining: [...report.remaining, ...remaining] }
    },
    decideBySite: (choice: SiteChoice) => decideBySite(choice, engine, lent),
    /** Ends every grant, and forgets every decision in this browser. */
    reset() {
      const { state } = engine.context()
      // A purpose may be given that no service serves: the site itself asks for its status.
      const isGiven = state && openIds().length > 0
      if (isGiven) {
        const all = { method: 'withdraw', decision: 'refused', ids: undefined } as const
        decideBySite({ ...all, trusted: false }, engine, lent)
      }
      // What still waits to be sent keeps the mark; nothing else stays.
      const isPending = events.isWaiting()
      const rest = { receipt: '-', isPending, purposes: {}, services: {} }
      if (state) replaceState({ ...state, ...rest }, engine)
      // Key and receipts go when nothing waits, also those of a cookie that is gone. A withdrawal is sent when
      // it has deleted: by the page that follows, if it reloads this one.
      if (!isGiven) deliver(engine, events)
      if (slice.forms) callForms('resetForms')
      emit({ type: 'change' })
      engine.show()
      return true
    },
  }
}

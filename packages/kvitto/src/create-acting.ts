import type { ConsentState, Decision, Id, Method, Standing } from '@kvitto/core'
import { nextState, pendingEvents } from '@kvitto/core'
import type { FollowUp } from './create-follow-up.ts'
import { createLayers } from './create-layers.ts'
import type { Engine } from './engine.ts'
import type { Act } from './make-event.ts'
import { makeEvent } from './make-event.ts'
import { webStorage } from './web-storage.ts'
import { writeState } from './write-state.ts'

export type Acting = Awaited<ReturnType<typeof createActing>>

/** The part that decides and asks: loaded when a person is asked, or acts. */
export async function createActing(engine: Engine) {
  const { slice, gate, emit, fail } = engine
  /** Where somewhere in the world this site asks nobody first: then a refusal may end what nobody agreed to. */
  const rules = slice.regions && (await engine.load('rules'))
  const events = pendingEvents(webStorage('localStorage'))
  const isOpen = (id: Id) => engine.isOpen(id)
  const openIds = () =>
    [...Object.keys(slice.meanings), ...slice.services.map(({ id }) => id)].filter(isOpen)
  const stand = (): Standing => ({ ...engine.context(), status: (id) => engine.status(id) })

  /** The one way to change a decision: cookie and event are there when it returns, for a page that is left at once. */
  const decide = (act: Act): boolean => {
    const standing = stand()
    const choices = { ...act.decisions, ...act.services }
    const isGrant = Object.entries(choices).some(
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
    const state = rules?.keepRefusals(next, before, { slice, decided: act.decisions }) ?? next
    const event = makeEvent(act, { engine, state, before, now: standing.now })
    const openBefore = openIds()
    writeState(state, engine)
    events.add(event, before?.isPending === true)
    // Who says no means also what was opened for this time.
    const isRefusal = Object.values(choices).includes('refused')
    if (isRefusal && act.method !== 'placeholder') gate.closeOnce()
    // In tasks of their own: a slow device shows that it was answered before it does the rest.
    setTimeout(() => {
      gate.update()
      const { method, decisions, services } = event
      emit({ type: 'decision', method, decisions, services })
    })
    setTimeout(() => {
      layers.settle()
      follow((ready) => ready.finish({ before, openBefore }))
      engine.show()
    })
    return true
  }

  const layers = createLayers(engine, rules?.openByRule, {
    decide: ({ trusted, visibleMs, ...choice }) =>
      decide({ ...choice, gesture: { trusted, visibleMs } }),
    deleteStored: (purposes) => follow((ready) => ready.deleteFor(purposes)),
    reset: () => follow((ready) => ready.reset()),
  })

  /** Calls the part that does the rest. While it cannot load, the next page does it. */
  const follow = async <T>(run: (ready: FollowUp) => T): Promise<Awaited<T> | undefined> => {
    // Neither waits for the other to arrive.
    if (events.isWaiting()) engine.load('receipt').catch(() => {})
    try {
      const { createFollowUp } = await engine.load('follow-up')
      return await run(createFollowUp(engine, { events, layers, openIds, stand, decide }))
    } catch (error) {
      fail('chunk_failed', error)
      return undefined
    }
  }
  // A withdrawal finds it also when the collector is away by then; a site's own interface at the click.
  if (rules || engine.ui === 'custom' || openIds().length > 0) {
    engine.load('follow-up').catch(() => {})
  }

  return {
    ...layers,
    decideBySite: async (
      method: Method,
      decision: Decision,
      ids: Id | Id[] | undefined,
      trusted: boolean,
    ) => (await follow((ready) => ready.decideBySite({ method, decision, ids, trusted }))) ?? false,
    reset: async () => (await follow((ready) => ready.reset())) ?? false,
    stopClosed: (before: ConsentState | undefined) => follow((ready) => ready.stopClosed(before)),
    /** Goes on where an earlier page was left. */
    resume: () => follow((ready) => ready.resume()),
  }
}

import { consentStatus, parseState, readState, undecidedPurposes } from '@kvitto/core'
import { openGate } from '@kvitto/gate'
import { chooseLocale } from './choose-locale.ts'
import type { Acting } from './create-acting.ts'
import type { Engine, EngineOptions } from './engine.ts'
import type { Kvitto, KvittoEvent } from './kvitto.ts'
import { mayReload } from './may-reload.ts'
import { activated, bodyParsed, isPrerendering, whenIdle } from './page-lifecycle.ts'
import { readCookies } from './read-cookies.ts'
import { showReopenControl } from './show-reopen-control.ts'
import { watchInput } from './watch-input.ts'

/** What every page view runs: reads the state, keeps the gate, and loads the rest when it is needed. */
export function createEngine(options: EngineOptions): Kvitto {
  const { slice, chunks, ui, nonce } = options
  const listeners = new Set<(event: KvittoEvent) => void>()
  const isTouched = watchInput()
  let acting: Promise<Acting> | undefined

  const engine: Engine = {
    ...options,
    gpc: (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true,
    locale: chooseLocale(Object.keys(slice.reopen), document.documentElement.lang),
    memory: undefined,
    seen: readState(readCookies()).text,
    context: () => ({
      slice,
      state: engine.memory ?? readState(readCookies()).state,
      gpc: engine.gpc,
      now: Date.now(),
    }),
    status: (id) => consentStatus(id, engine.context()),
    gate: openGate({
      nonce,
      allows: (id) => !isPrerendering() && engine.status(id) === 'given',
      onHeld: (element, ids) => {
        if (ui === 'kvitto') act((ready) => ready.fillPlaceholder(element, ids))
      },
      onError: (error) => engine.fail('release_failed', error),
    }),
    show: async () => {
      if (ui === 'custom' || window.top !== window) return
      if (undecidedPurposes(engine.context()).length > 0) {
        // All at once: none waits for another to arrive.
        for (const part of [chunks.firstLayer(), chunks.policy(), chunks.strings(engine.locale)]) {
          part.catch(() => {})
        }
        act((ready) => ready.ask())
        return
      }
      acting?.then((ready) => ready.dismiss()).catch(() => {})
      await bodyParsed()
      showReopenControl({ label: slice.reopen[engine.locale] ?? '', lang: engine.locale, openPreferences })
    },
    emit(event) {
      for (const listener of listeners) {
        // A listener of the site must not keep the next one, or the gate, from its work.
        try {
          listener(event)
        } catch (error) {
          reportError(error)
        }
      }
    },
    fail: (code, error) => engine.emit({ type: 'error', code, message: String(error) }),
  }

  /** Runs with the part that decides; while it cannot load, nothing changes. */
  const act = async <T>(run: (ready: Acting) => T): Promise<T | false> => {
    try {
      acting ??= chunks.acting().then(({ createActing }) => createActing(engine))
      return run(await acting)
    } catch (error) {
      acting = undefined
      engine.fail('chunk_failed', error)
      return false
    }
  }
  const openPreferences = () => {
    act((ready) => ready.openPreferences())
  }

  /** Another tab, another origin or the way back to this page may have changed the cookie. */
  const synchronise = async () => {
    const { text } = readState(readCookies())
    if (text === engine.seen) return
    const before = parseState(engine.seen)
    engine.seen = text
    engine.gate.update()
    engine.emit({ type: 'change' })
    engine.show()
    if (!engine.gate.mustReload()) return
    await act((ready) => ready.deleteClosed(before))
    if (mayReload(slice)) location.reload()
  }

  const start = () => {
    engine.gate.update()
    engine.show()
    // Somebody decided and left before all was done.
    if (engine.context().state?.isPending) whenIdle(() => act((ready) => ready.resume()))
  }

  addEventListener('storage', synchronise)
  addEventListener('pageshow', synchronise)
  document.addEventListener('visibilitychange', synchronise)
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-kvitto-open]')) openPreferences()
  })

  return {
    ready: activated().then(start),
    status: engine.status,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    give(ids) {
      // What the person just did counts, not what is on the screen when the part has loaded.
      const trusted = isTouched()
      return act((ready) => ready.decideBySite('host-api', 'given', { ids, trusted }))
    },
    refuse: (ids) => act((ready) => ready.decideBySite('host-api', 'refused', { ids })),
    withdraw: (ids) => act((ready) => ready.decideBySite('withdraw', 'refused', { ids })),
    openPreferences,
    reset: () => act((ready) => ready.reset()),
  }
}

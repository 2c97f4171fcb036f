import type { Decision, Id, Method, ReadState, StatusContext } from '@kvitto/core'
import { consentStatus, isWithin, parseState, readState, undecidedPurposes } from '@kvitto/core'
import { openGate, openGuard } from '@kvitto/gate'
import { chooseLocale } from './choose-locale.ts'
import type { Acting } from './create-acting.ts'
import type { Engine, EngineOptions } from './engine.ts'
import type { Kvitto, KvittoEvent } from './kvitto.ts'
import { markPosts } from './mark-posts.ts'
import { isPrerendered, parsed, whenIdle, whenSeen } from './page-lifecycle.ts'
import { showReopenControl } from './show-reopen-control.ts'
import { watchInput } from './watch-input.ts'

/** Elements of the page's own that `followPage` fills, follows, or opens by keys. */
const OWN_ELEMENTS =
  '[data-kvitto-cookie-table],[data-kvitto-open][role],[data-kvitto-status],[data-kvitto-form]'

/**
 * What every page view runs: reads the state, keeps the gate, and loads the rest when it is needed.
 * Throws where the page may not read cookies (a sandboxed frame): there everything stays closed.
 */
export function createEngine(options: EngineOptions): Kvitto {
  const { slice, load, ui, nonce } = options
  const listeners = new Set<(event: KvittoEvent) => unknown>()
  const isTouched = watchInput()
  const locale = chooseLocale(Object.keys(slice.reopen), document.documentElement.lang)
  let acting: Promise<Acting> | undefined
  /** The purposes without a decision that stands, as `show` last saw them: time alone adds some. */
  let undecided: string
  /** How often the page took the control away. */
  let timesLost = 0

  /** What was decided, while it is known: for as long as one script runs, since no other changes it then. */
  let found: ReadState | undefined
  const readCookie = () => {
    found = undefined
    // An element of the page may be named `cookie`: it is no text.
    return readState(String(document.cookie))
  }
  /** To ask the browser again takes 0.3 ms, and each element that the parser adds asks. */
  const readOnce = () => {
    if (found) return found
    try {
      queueMicrotask(() => {
        found = undefined
      })
      found = engine.cookie()
    } catch {
      // A page may have broken it: then it is read each time.
    }
    return found ?? engine.cookie()
  }

  const context = (): StatusContext => {
    const state = engine.memory ?? readOnce().state
    return {
      slice,
      state: state && slice.void?.includes(state.policyVersion) ? undefined : state,
      gpc: engine.gpc,
      now: Date.now(),
    }
  }

  const findUndecided = () => undecidedPurposes(context()).join()

  const allows = (id: Id, isStoring?: boolean) => !isPrerendered() && engine.permits(id, isStoring)

  /** Where all that it could hold is agreed, a guard only costs. Of a new path nothing tells before it counts. */
  const isGuardNeeded = () =>
    slice.guard !== 'off' &&
    (slice.guard === 'third-parties' ||
      slice.holdUnlisted ||
      slice.services.some(({ id, paths }) => paths || !allows(id, true)))

  const engine: Engine = {
    ...options,
    gpc: (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true,
    locale,
    words: `locale-${slice.words?.[locale] ?? (locale.split('-')[0] as string)}`,
    looks: slice.look ?? ['look-box', 'look-kvitto'],
    memory: undefined,
    seen: readCookie().text,
    cookie: readCookie,
    context,
    status: (id) => consentStatus(id, context()),
    isOpen: (id) => engine.status(id) === 'given',
    permits: (id) =>
      engine.isOpen(id) &&
      isWithin(slice.services.find((service) => service.id === id)?.paths ?? {}, location.pathname),
    allows,
    // What it asks is the engine's to say.
    get gate() {
      return gate
    },
    show() {
      undecided = findUndecided()
      if (window.top !== window && engine.frame !== 'ask') return
      if (undecided) act((ready) => ready.ask())
      else if (acting) act((ready) => ready.dismiss())
      if (ui === 'custom') return
      // All parts at once: none waits for another to arrive.
      if (undecided)
        Promise.all([engine.loadPolicy(), ...[engine.words, ...engine.looks].map(load)]).catch(
          () => {},
        )
      else engine.showControl()
    },
    refresh() {
      const { text } = engine.cookie()
      // Nobody has seen a prerendered page yet; it reads the state when it is shown.
      if (isPrerendered() || (text === engine.seen && undecided === findUndecided())) return
      const before = parseState(engine.seen)
      engine.seen = text
      engine.update()
      engine.show()
      act((ready) => ready.stopClosed(before))
    },
    update() {
      engine.gate.update()
      engine.emit({ type: 'change' })
    },
    async showControl() {
      try {
        // The page's own control may stand last in it.
        await parsed()
        showReopenControl(slice, engine.locale, () => {
          // In its own time, and not for ever: a page or an extension may take it away each time.
          if (timesLost++ < 50) showControlSoon()
        })
        // An application's next view may have no control of its own.
        document.addEventListener('click', showControlSoon)
      } catch (error) {
        engine.fail('unexpected', error)
      }
    },
    subscribe(listener) {
      const own = (event: KvittoEvent) => listeners.has(own) && listener(event)
      listeners.add(own)
      return () => listeners.delete(own)
    },
    emit(event) {
      // Each in a task of its own: one that throws disturbs neither the next nor the gate.
      for (const listener of listeners) queueMicrotask(() => listener(event))
    },
    fail: (code, error) => engine.emit({ type: 'error', code, message: String(error) }),
  }
  /** Calls the part that decides, which loads on first use; while it cannot load, nothing changes. */
  const act = async (run: (ready: Acting) => unknown): Promise<boolean> => {
    try {
      acting ??= load('acting').then(({ createActing }) => createActing(engine))
      return (await run(await acting)) !== false
    } catch (error) {
      acting = undefined
      engine.fail('chunk_failed', error)
      return false
    }
  }
  const showControlSoon = () => setTimeout(engine.showControl, 1000)

  // Its parts are on their way while the gate opens, which takes as long as they do.
  whenSeen(engine.show)

  const gate = openGate({
    nonce,
    guard: (onMarked) =>
      isGuardNeeded()
        ? openGuard(
            {
              slice,
              collector: options.collector,
              allows,
              onHeld: (service, what) => engine.emit({ type: 'held', service, what }),
              nonce,
            },
            onMarked,
          )
        : undefined,
    allows: (id) => allows(id),
    onHeld: (...held) => ui === 'kvitto' && act((ready) => ready.fillPlaceholder(...held)),
    onError: (error) => engine.fail('release_failed', error),
  })

  const openPreferences = () => act((ready) => ready.openPreferences())
  const decide = (method: Method, decision: Decision) => (ids?: Id | Id[]) => {
    // What the person did just before the call counts, not what is done when the part has loaded.
    const trusted = isTouched()
    return act((ready) => ready.decideBySite(method, decision, ids, trusted))
  }

  engine.adapters?.(engine)

  /** Loads what only some pages need. May be called at any time, and again. */
  const loadPagePart = async () => {
    try {
      const isNeeded = slice.page || document.querySelector(OWN_ELEMENTS)
      if (isNeeded) (await load('page')).followPage(engine)
    } catch (error) {
      engine.fail('chunk_failed', error)
    }
  }
  const start = () => {
    gate.update()
    const { state, text } = engine.cookie()
    loadPagePart()
    parsed().then(loadPagePart)
    // An application shows its own by then, here and after a click.
    setTimeout(loadPagePart, 1000)
    whenIdle(() => {
      try {
        // WebKit tells a page of another tab's storage only once it has looked at its own; where that is blocked, it
        // throws. The first look takes Chromium 1 to 20 ms, and so does listening.
        localStorage.length
      } catch {}
      addEventListener('storage', engine.refresh)
      // Of what another tab did until now nothing was told.
      engine.refresh()
      // Somebody decided, and left before all was done; or a stray cookie of our name lies about.
      if (state?.isPending || text.includes(',')) act((ready) => ready.resume())
    })
  }

  markPosts()
  // Another origin or the way back to this page may have changed the cookie, as another tab may.
  addEventListener('pageshow', engine.refresh)
  document.addEventListener('visibilitychange', engine.refresh)
  document.addEventListener(
    'click',
    (event) => {
      if ((event.target as Element).closest?.('[data-kvitto-open]')) {
        // A link leads elsewhere where there is no script.
        event.preventDefault()
        openPreferences()
      }
      setTimeout(loadPagePart, 1000)
    },
    // Before the page's own listeners, which may stop the event.
    true,
  )

  return {
    ready: new Promise<void>(whenSeen).then(start),
    status: engine.status,
    allows: (id) => allows(id),
    subscribe: engine.subscribe,
    give: decide('host-api', 'given'),
    refuse: decide('host-api', 'refused'),
    withdraw: decide('withdraw', 'refused'),
    openPreferences,
    reset: () => act((ready) => ready.reset()),
  }
}

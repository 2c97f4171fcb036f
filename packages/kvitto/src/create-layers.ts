import type { FirstLayerHost, UiHost, WithdrawalReport } from '@kvitto/banner'
import type { Id } from '@kvitto/core'
import { ruleOf } from '@kvitto/core'
import type { Engine } from './engine.ts'
import { bodyParsed } from './page-lifecycle.ts'

export type Layers = ReturnType<typeof createLayers>

/** What every layer needs; `completeHost` adds the rest where it is asked for. */
export type LayerHost = FirstLayerHost & Pick<UiHost, 'deleteStored' | 'reset'>

/** What people see, each part loaded when it is first needed. A part that cannot load leaves all closed. */
export function createLayers(
  engine: Engine,
  openByRule: ((engine: Engine) => void) | undefined,
  acts: Pick<UiHost, 'decide' | 'deleteStored' | 'reset'>,
) {
  const { load, locale, slice } = engine
  const [layout, theme] = engine.looks
  const rule = ruleOf(slice, engine.region)
  const onFailed = (error: unknown) => {
    engine.fail('chunk_failed', error)
    return false
  }
  let isAsking = false
  /** The question that stands. */
  let first: Element | null = null
  let closeFirst = () => {}
  let closePreferences = () => {}
  /** The decisions that the preferences were opened with. */
  let shown: string | undefined

  const loadHost = async (): Promise<LayerHost> => {
    const [{ strings }, policy, ...looks] = await Promise.all([
      load(engine.words),
      engine.loadPolicy(),
      load(layout),
      load(theme),
    ])
    await bodyParsed()
    return {
      ...acts,
      policy,
      locale,
      strings,
      looks,
      gpc: engine.gpc,
      status: engine.status,
      openPreferences,
    }
  }

  const loadQuestion = async () =>
    (await load('acting')).showFirstLayer ?? (await load('first-layer')).showFirstLayer

  /** What the state says, less what becomes of its receipt: another tab notes that while nothing changes. */
  const decisions = () => engine.cookie().text.split('.').toSpliced(4, 2).join()

  /** Resolves to false where they cannot load. */
  const openPreferences = (report?: WithdrawalReport): Promise<unknown> => {
    shown = decisions()
    // What some of its buttons do.
    load('follow-up').catch(() => {})
    return Promise.all([load('preferences'), loadHost()])
      .then(([{ openPreferences }, host]) => openPreferences(engine, host, report))
      .then((open) => {
        closePreferences()
        closePreferences = open()
      })
      .catch(onFailed)
  }

  /**
   * An extension may take the question away: the control stays. A new body is the page's next view, which asks; a copy
   * that the page made of its body has a question that nobody answers, which goes.
   */
  const observer = new MutationObserver(() => {
    const found = document.getElementById('kvitto-first')
    if (found === first) return
    found?.remove()
    if (first && isAsking) {
      if (found || first.parentNode) ask()
      else engine.showControl()
    }
    first = null
  })

  const ask = () => {
    isAsking = true
    const isNotice = rule !== 'opt-in'
    const isFirst = !isNotice && !slice.next && !engine.context().state
    if (rule === 'none' || engine.ui === 'custom') {
      if (isNotice) openByRule?.(engine)
      if (engine.ui === 'kvitto') engine.showControl()
      return
    }
    Promise.all([loadQuestion(), loadHost(), isFirst ? undefined : load('question')])
      .then(async ([showFirstLayer, host, other]) => {
        const question = await other?.otherQuestion(engine, host)
        // Another tab may have answered while this one was loading.
        if (!isAsking) return
        // It comes back with the answer; under the layer nobody would see it take the focus.
        document.getElementById('kvitto-reopen')?.remove()
        closeFirst = showFirstLayer({ ...host, question, onClosed: engine.showControl })
        first = document.getElementById('kvitto-first')
        observer.observe(document.documentElement, { childList: true })
        observer.observe(document.body, { childList: true })
        // Nothing runs that people were not told of.
        if (isNotice) openByRule?.(engine)
      })
      .catch(onFailed)
  }

  return {
    openPreferences,
    ask() {
      if (!isAsking) ask()
    },
    /** The question was answered, here or elsewhere. Preferences stay open that show what still stands. */
    dismiss() {
      isAsking = false
      closeFirst()
      if (decisions() !== shown) closePreferences()
    },
    /** A decision is made here: preferences that are open have served. */
    settle() {
      shown = undefined
    },
    fillPlaceholder(element: HTMLElement, ids: Id[], held: Element) {
      Promise.all([load('placeholder'), loadHost()])
        .then(([{ openPlaceholder }, host]) =>
          openPlaceholder(engine, host, { element, ids, held }),
        )
        .catch(onFailed)
    },
  }
}

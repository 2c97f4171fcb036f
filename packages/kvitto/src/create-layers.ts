import type { Earlier, UiHost, WithdrawalReport } from '@kvitto/banner'
import type { Id } from '@kvitto/core'
import { changedPurposes, ruleOf } from '@kvitto/core'
import type { Engine } from './engine.ts'
import { openByRule } from './open-by-rule.ts'
import { bodyParsed } from './page-lifecycle.ts'
import { strictKind } from './strict-kind.ts'

export type Layers = ReturnType<typeof createLayers>

/** What people see, each part loaded when it is first needed. A part that cannot load leaves all closed. */
export function createLayers(
  engine: Engine,
  acts: Pick<UiHost, 'decide' | 'deleteStored' | 'reset'>,
) {
  const { load, locale } = engine
  const [layout, theme] = engine.looks
  const rule = ruleOf(engine.slice, engine.region)
  const onFailed = (error: unknown) => engine.fail('chunk_failed', error)
  let isAsking = false
  let closeFirst = () => {}
  let closePreferences = () => {}
  /** The decisions that the preferences were opened with. */
  let shown: string | undefined

  const loadHost = async (): Promise<UiHost> => {
    const [{ strings }, policy, ...looks] = await Promise.all([
      load(engine.words),
      engine.loadPolicy(),
      load(layout),
      load(theme),
    ])
    await bodyParsed()
    const host: UiHost = {
      ...acts,
      policy,
      locale,
      strings,
      looks,
      gpc: engine.gpc,
      rule,
      earlier: earlierOf(engine),
      comingAt: engine.slice.next?.at,
      strict: strictKind(),
      status: engine.status,
      isOpen: (id) => engine.isOpen(id),
      onUntrusted: () => engine.fail('untrusted_grant', 'expected a person, found a script'),
      openOnce: (element) => engine.gate.openOnce(element),
      openPreferences,
      formGrants: async () => (await load('form')).formGrants(engine),
      openReceipts: async (place) => (await load('receipts')).openReceipts(engine, host, place),
    }
    return host
  }

  /** What the state says, less what becomes of its receipt: another tab notes that while nothing changes. */
  const decisions = () => engine.cookie().text.split('.').toSpliced(4, 2).join()

  const openPreferences = (report?: WithdrawalReport) => {
    shown = decisions()
    Promise.all([load('preferences'), loadHost()])
      .then(([{ showPreferences }, host]) => {
        closePreferences()
        closePreferences = showPreferences(report ? { ...host, report } : host)
      })
      .catch(onFailed)
  }

  /** An extension, or a page that draws its body anew, may take the question away: the control stays. */
  const followRemoval = () => {
    const observer = new MutationObserver(() => {
      if (document.getElementById('kvitto-first')) return
      observer.disconnect()
      if (isAsking) engine.showControl()
    })
    for (const node of [document.documentElement, document.body]) {
      observer.observe(node, { childList: true })
    }
  }

  return {
    openPreferences,
    ask() {
      if (isAsking) return
      isAsking = true
      const isNotice = rule !== 'opt-in'
      if (rule === 'none' || engine.ui === 'custom') {
        if (isNotice) openByRule(engine)
        if (engine.ui === 'kvitto') engine.showControl()
        return
      }
      // It comes back with the answer; under the layer nobody would see it take the focus.
      document.getElementById('kvitto-reopen')?.remove()
      Promise.all([load('first-layer'), loadHost()])
        .then(([{ showFirstLayer }, host]) => {
          // Another tab may have answered while this one was loading.
          if (!isAsking) return
          closeFirst = showFirstLayer({ ...host, onClosed: engine.showControl })
          followRemoval()
          // Nothing runs that people were not told of.
          if (isNotice) openByRule(engine)
        })
        .catch(onFailed)
    },
    /** Fetches what a withdrawal opens. */
    async prepare() {
      const [{ strings }] = await Promise.all([loadHost(), load('preferences')])
      await strings.preferences()
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
        .then(([{ fillPlaceholder }, host]) => {
          const missing = ids.filter((id) => !engine.isOpen(id))
          const title = held.getAttribute('title') ?? ''
          const stray = fillPlaceholder(element, { ids, missing, title }, host)
          if (stray) {
            engine.fail('unexpected', `expected ids of the policy in data-kvitto, found ${stray}`)
          }
        })
        .catch(onFailed)
    },
  }
}

/** Why a person who decided before is asked again. One who had all forgotten is asked for the first time. */
function earlierOf({ context }: Engine): Earlier | undefined {
  const { state, now } = context()
  if (!state || Object.keys(state.purposes).length === 0) return undefined
  return { changed: changedPurposes(context()), isExpired: state.expiresAt * 1000 <= now }
}

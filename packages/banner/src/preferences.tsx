import type { Decisions, Id } from '@kvitto/core'
import { adoptStyles } from './adopt-styles.ts'
import { chooseFor } from './choose-for.ts'
import { createLayer } from './create-layer.ts'
import { currentDecisions } from './current-decisions.ts'
import { type GivenByForm, readGivenByForm } from './form-purposes.tsx'
import { append, type Child } from './jsx/jsx-runtime.ts'
import type { PreferencesStrings } from './locales/strings.ts'
import { openLayer } from './open-layer.ts'
import { pinAlike } from './pin-alike.ts'
import { pinLayer } from './pin-layer.ts'
import { pinStyles } from './pin-styles.ts'
import { preferencesStyles } from './preferences-styles.ts'
import { PreferencesView, Report } from './preferences-view.tsx'
import { readSwitch, refreshSwitches } from './switch.tsx'
import { switchStates } from './switch-states.ts'
import type { Choice, UiHost } from './ui-host.ts'
import { visibleSince } from './visible-since.ts'
import { visibleText } from './visible-text.ts'
import { whenCovering } from './when-covering.ts'

export interface PreferenceActions {
  accept(event: Event): void
  refuse(event: Event): void
  save(event: Event): void
  withdraw(event: Event): void
  /** What was given in a form, and no other. */
  withdrawForm(id: Id, event: Event): void
  close(): void
  turn(event: Event): void
  receipts(): void
  /** Of the category whose button it is; told beside it. */
  deleteStored(purposes: Id[], event: Event): void
  reset(): void
}

/**
 * A switch per category and everything there is to know; blocks the page in a modal layout alone. Takes the
 * focus and gives it back; stands in for the first layer while it is open. Returns what removes it.
 */
export function showPreferences(host: UiHost): () => void {
  let isWanted = true
  let remove: (() => void) | undefined
  const opener = document.activeElement
  const open = async () => {
    const words = await host.strings.preferences()
    const forms = await readGivenByForm(host, words.receiptsView)
    if (isWanted) remove = mountPreferences(host, { words, forms }, opener)
  }
  // Without its words the layer cannot open; the first layer still can refuse and accept.
  open().catch(() => host.onClosed?.())
  return () => {
    isWanted = false
    remove?.()
  }
}

function mountPreferences(
  host: UiHost,
  { words, forms }: { words: PreferencesStrings; forms: GivenByForm | undefined },
  opener: Element | null,
) {
  const root = createLayer(host, 'preferences')
  adoptStyles(preferencesStyles)
  const visibleMs = visibleSince()
  let states = switchStates(host)
  let report = host.report
  let shownAt = 0

  const show = (content: Child) => {
    shownAt = performance.now()
    root.replaceChildren()
    append(root, content)
    pinLayer(root)
    for (const button of root.querySelectorAll<HTMLElement>('.kvitto-outlined')) {
      pinAlike(button, OUTLINED)
    }
    for (const button of root.querySelectorAll<HTMLElement>('.kvitto-wide')) {
      pinStyles(button, 'grid-column:1/-1')
    }
    root.querySelector('h2')?.focus()
  }
  const draw = () => show(<PreferencesView {...{ host, words, states, actions, report, forms }} />)
  const take = (event: Event, choice: Pick<Choice, 'method' | 'decisions' | 'services'>) => {
    const isTaken = host.decide({
      ...choice,
      layer: 2,
      trusted: event.isTrusted,
      visibleMs: visibleMs(),
      shownText: visibleText(root),
      language: host.locale,
    })
    if (!isTaken) say(host.strings.pressYourself)
    else if (root.isConnected && host.report && host.report !== report) showReport()
    else remove()
  }
  const sayIn = (status: Element | null | undefined, ...content: Child[]) => {
    status?.replaceChildren()
    if (status) append(status, ...content)
  }
  const say = (...content: Child[]) => sayIn(root.querySelector('[role=status]'), ...content)
  const showReport = () => {
    report = host.report
    states = switchStates(host)
    draw()
  }
  const back = () => {
    draw()
    root.querySelector<HTMLElement>('[data-kvitto-action=receipts]')?.focus()
  }
  const remove = () => {
    gone.disconnect()
    if (!root.isConnected) return
    const { activeElement, body } = document
    const isElsewhere = activeElement !== body && !root.contains(activeElement)
    root.close?.()
    root.remove()
    bringBack()
    // Who went on to the page stays there.
    if (!isElsewhere) giveFocusBack(opener)
    host.onClosed?.()
  }
  const { optional } = currentDecisions(host)
  const actions: PreferenceActions = {
    accept: (event) => take(event, chooseFor(host, 'given', optional)),
    refuse: (event) => take(event, chooseFor(host, 'refused', optional)),
    withdraw: (event) =>
      take(event, { ...chooseFor(host, 'refused', optional), method: 'withdraw' }),
    withdrawForm(id, { isTrusted: trusted }) {
      const by = { trusted, visibleMs: visibleMs(), shownText: visibleText(root) }
      forms?.grants.withdraw(id, { ...by, language: host.locale })
      if (forms) forms = { ...forms, purposes: forms.purposes.filter((each) => each.id !== id) }
      draw()
      say(words.reportTitle)
    },
    save: (event) => take(event, savedChoice(host, states)),
    close: () => remove(),
    turn(event) {
      const { kind, ids } = readSwitch(event.currentTarget as HTMLInputElement)
      const isOn = !ids.every((id) => states[kind][id])
      if (isOn && !event.isTrusted) {
        event.preventDefault()
        say(host.strings.pressYourself)
        host.onUntrusted?.()
        return
      }
      for (const id of ids) states[kind][id] = isOn
      refreshSwitches(root, states)
      say()
    },
    receipts: () =>
      host.openReceipts({ words, show, back, say }).catch(() => say(host.strings.loadFailed)),
    async deleteStored(purposes, { currentTarget }) {
      const status = (currentTarget as Element).closest('section')?.querySelector('[role=status]')
      const report = await host.deleteStored(purposes)
      sayIn(
        status,
        report ? <Report {...{ host, words, report }} isDeletion /> : host.strings.loadFailed,
      )
    },
    reset() {
      remove()
      host.reset()
    },
  }

  /** A page that writes its body anew leaves a copy in which no button does anything, and what it covers hidden. */
  const gone = new ResizeObserver(() => {
    if (root.isConnected) return
    gone.disconnect()
    document.getElementById(root.id)?.remove()
    bringBack()
    host.onClosed?.()
  })

  draw()
  root.addEventListener(
    'click',
    (event) => {
      cancelScriptedLabel(event)
      // The second of two quick presses is meant for what stood here at the first.
      if (event.detail < 2 || performance.now() - shownAt > 1000) return
      event.preventDefault()
      event.stopPropagation()
    },
    true,
  )
  // Who goes on to what it covers has done with it, as by Escape.
  whenCovering(root, remove)
  const bringBack = putAside(['kvitto-first', 'kvitto-reopen'])
  openLayer(root, host, actions.close)
  root.querySelector('h2')?.focus()
  gone.observe(root)
  return remove
}

/** What the switches say. A service's own decision is named only where its purposes say otherwise. */
function savedChoice(
  host: UiHost,
  states: ReturnType<typeof switchStates>,
): Pick<Choice, 'method' | 'decisions' | 'services'> {
  const current = currentDecisions(host)
  const decisions: Decisions = {}
  for (const id of current.optional) decisions[id] = states.purposes[id] ? 'given' : 'refused'
  const services: Decisions = {}
  for (const { id, purposes } of host.policy.services) {
    const isOn = states.services[id]
    if (isOn === undefined) continue
    const follows = purposes.every((purpose) => (decisions[purpose] ?? 'given') === 'given')
    if (isOn && !follows) services[id] = 'given'
    // Also where the purposes refuse: the receipt that gave it to this service alone has to end.
    if (!isOn && (follows || current.services[id] === 'given')) services[id] = 'refused'
  }
  return { method: 'save-choices', decisions, services }
}

/** Browsers pass a script's click on a label to its switch as the person's own. */
function cancelScriptedLabel(event: Event): void {
  if (!event.isTrusted && !(event.target instanceof HTMLInputElement)) {
    const isInLabel = event.target instanceof Element && event.target.closest('label')
    if (isInLabel) event.preventDefault()
  }
}

/** Here too accept and refuse are one look, whatever a page declares. */
const OUTLINED = 'background:none;color:inherit;border-color:var(--kvitto-edge)'

/** What the layer covers must not take the focus unseen. Returns what undoes it, also where the page made it anew. */
function putAside(ids: string[]): () => void {
  const undo = ids.map((id) => {
    const find = () => document.getElementById(id)
    const display = find()?.style.display ?? ''
    const show = (value: string) => {
      const element = find()
      if (element) pinStyles(element, `display:${value}`)
    }
    show('none')
    return () => show(display)
  })
  return () => {
    for (const run of undo) run()
  }
}

function giveFocusBack(opener: Element | null): void {
  const isThere = opener?.isConnected && opener !== document.body
  const target = isThere ? opener : document.getElementById('kvitto-reopen')
  if (target instanceof HTMLElement) target.focus()
}

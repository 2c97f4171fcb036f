import type { Category, Id, Policy } from '@kvitto/core'
import { choiceLasts } from './choice-lasts.ts'
import { chooseFor } from './choose-for.ts'
import { Contacts } from './contacts.tsx'
import { createLayer } from './create-layer.ts'
import { currentDecisions } from './current-decisions.ts'
import { append } from './jsx/jsx-runtime.ts'
import { openLayer } from './open-layer.ts'
import { pinLayer } from './pin-layer.ts'
import type { Choice, FirstLayerHost } from './ui-host.ts'
import { visibleSince } from './visible-since.ts'
import { visibleText } from './visible-text.ts'
import { whenCovering } from './when-covering.ts'

interface Actions {
  accept(event: Event): void
  refuse(event: Event): void
  choose(): void
  close(event: Event): void
}

/** Asks. Takes the focus in a modal layout, and never in another. Returns what removes it. */
export function showFirstLayer(host: FirstLayerHost): () => void {
  const { asked, optional } = currentDecisions(host)
  const purposes = asked.length > 0 ? asked : optional
  const root = createLayer(host, 'first')
  const visibleMs = visibleSince()

  const take = (event: Event, choice: Pick<Choice, 'method' | 'decisions' | 'services'>) => {
    const isTaken = host.decide({
      ...choice,
      layer: 1,
      trusted: event.isTrusted,
      visibleMs: visibleMs(),
      shownText: visibleText(root),
      language: host.locale,
    })
    if (isTaken) remove()
    else say(host.strings.pressYourself)
  }
  /** Where people and screen readers get it. */
  const say = (text: string) => root.querySelector('[role=status]')?.replaceChildren(text)
  const actions: Actions = {
    accept: (event) => take(event, chooseFor(host, 'given', purposes)),
    refuse: (event) => take(event, chooseFor(host, 'refused', purposes)),
    async choose() {
      // Its words are on their way while the engine loads the layer.
      host.strings.preferences().catch(() => {})
      say((await host.openPreferences()) === false ? host.strings.loadFailed : '')
    },
    close(event) {
      if (host.policy.behaviour.onClose === 'later') remove()
      else take(event, { ...chooseFor(host, 'refused', purposes), method: 'close' })
    },
  }
  const remove = () => {
    if (!root.isConnected) return
    root.close?.()
    root.remove()
    host.onClosed?.()
  }

  append(root, <FirstLayer {...{ host, purposes, actions }} />)
  pinLayer(root)
  openLayer(root, host, actions.close)
  whenCovering(root, () => root.classList.toggle('kvitto-aside'))
  return remove
}

interface FirstLayerProps {
  host: FirstLayerHost
  purposes: Id[]
  actions: Actions
}

function FirstLayer({ host, purposes, actions }: FirstLayerProps) {
  const { policy, locale, strings, question = {} } = host
  const texts = policy.texts[locale]
  const isLater = policy.behaviour.onClose === 'later'
  // Nothing but their words and what they do is different between the first two.
  const buttons: [name: keyof Actions, look: string, label: string][] = [
    ['refuse', 'choice', question.refuse ?? texts?.refuse ?? strings.refuse],
    ['accept', 'choice', question.accept ?? texts?.accept ?? strings.accept],
    ['choose', 'quiet', texts?.choose ?? strings.choose],
    ['close', 'quiet', isLater ? strings.later : strings.closeAndRefuse],
  ]
  return (
    <>
      <div class="kvitto-text">
        <h2 id="kvitto-first-title">{question.title ?? texts?.title}</h2>
        <p>{question.intro ?? texts?.intro}</p>
        {question.reasons}
        <ul>
          {policy.categories.map((category) => (
            <AskedCategory host={host} category={category} purposes={purposes} />
          ))}
        </ul>
        <p class="kvitto-small">
          {`${question.before ?? ''}${(question.terms ?? strings.terms)(
            recipientsOf(policy, purposes),
            choiceLasts(host),
          )} ${strings.withdrawable(texts?.reopen ?? '')}`}
        </p>
        {host.gpc && <p class="kvitto-small">{strings.gpc}</p>}
        {texts?.ageNote && <p class="kvitto-small">{texts.ageNote}</p>}
        {question.coming}
        <Contacts host={host} />
      </div>
      <p role="status" />
      <div class="kvitto-actions">
        {buttons.map(([name, look, label]) => (
          <button
            type="button"
            class={`kvitto-${look}`}
            data-kvitto-action={name}
            onClick={actions[name]}
          >
            {label}
          </button>
        ))}
      </div>
    </>
  )
}

function AskedCategory(props: { host: FirstLayerHost; category: Category; purposes: Id[] }) {
  const { host, category, purposes } = props
  const { policy, locale, strings } = host
  const asked = policy.purposes.filter((p) => p.category === category.id && purposes.includes(p.id))
  if (asked.length === 0) return null
  const title = category.title[locale]
  // A purpose that only repeats its category's name says nothing: its description does.
  const isRepeated = asked.length === 1 && asked[0]?.title[locale] === title
  const names = asked.map(
    (purpose) => (isRepeated ? purpose.description : purpose.title)[locale] ?? '',
  )
  return (
    <li>
      <b>{title}</b>
      {/* The first list that a page formats takes a browser some 20 ms. */}
      {strings.colon + (names[1] ? new Intl.ListFormat(locale).format(names) : names[0])}
    </li>
  )
}

function recipientsOf({ services }: Policy, purposes: Id[]): number {
  return services.filter((service) => service.purposes.some((id) => purposes.includes(id))).length
}

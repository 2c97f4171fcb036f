import type { Decisions, Id, Service } from '@kvitto/core'
import { adoptStyles } from './adopt-styles.ts'
import { currentDecisions } from './current-decisions.ts'
import { append } from './jsx/jsx-runtime.ts'
import { keepFluid } from './keep-fluid.ts'
import { pinAlike } from './pin-alike.ts'
import { placeholderStyles } from './placeholder-styles.ts'
import { placeholderWords } from './placeholder-words.ts'
import { sizeOf } from './size-of.ts'
import type { UiHost } from './ui-host.ts'
import { visibleSince } from './visible-since.ts'
import { visibleText } from './visible-text.ts'

export interface PlaceholderItem {
  /** Purposes and services that the content belongs to. */
  ids: Id[]
  /** Those of them that are not open, all of which it waits for; none where only the path closes it. */
  missing: Id[]
  /** What the page calls the content that waits, e.g. a frame's `title`. */
  title?: string
}

/**
 * Fills the element that stands where content waits: why it waits, for what and from whom, how to take a
 * choice back, and two buttons that are alike. One shows it on this page view and stores nothing, the
 * other gives what it waits for and nothing else. The element keeps its size; one too small to read, such
 * as a pixel's, stays empty. So does one of an id that the policy does not have, which is returned: nothing
 * that a visitor could press would open it.
 */
export function fillPlaceholder(
  element: HTMLElement,
  item: PlaceholderItem,
  host: UiHost,
): Id | undefined {
  const known = [...host.policy.purposes, ...host.policy.services].map(({ id }) => id)
  const stray = item.ids.find((id) => !known.includes(id))
  const size = sizeOf(element)
  if (stray || size === 'none') return stray
  adoptStyles(placeholderStyles)
  adoptStyles(host.looks[1].styles())
  const { policy, locale, strings } = host
  const words = placeholderWords(item, host)
  element.classList.add('kvitto-placeholder')
  element.classList.toggle('kvitto-compact', size === 'compact')
  element.lang = locale
  element.dir = strings.dir
  element.setAttribute('role', 'group')
  element.setAttribute('aria-label', item.title || words.name)
  element.setAttribute('data-nosnippet', '')

  const visibleMs = visibleSince()
  const say = (text: string) => {
    const status = element.querySelector('[role=status]')
    status?.replaceChildren(text)
    // A small one scrolls. Not every document does, as in an application's tests in jsdom.
    if (text) status?.scrollIntoView?.({ block: 'nearest' })
  }
  const showOnce = (event: Event) => {
    if (event.isTrusted) host.openOnce(element)
    else {
      say(strings.pressYourself)
      host.onUntrusted?.()
    }
  }
  const showAlways = (event: Event) => {
    const current = currentDecisions(host)
    const isTaken = host.decide({
      method: 'placeholder',
      layer: null,
      decisions: { ...current.decisions, ...given(words.purposes) },
      services: { ...current.services, ...given(words.services) },
      trusted: event.isTrusted,
      visibleMs: visibleMs(),
      shownText: visibleText(element),
      language: locale,
    })
    if (!isTaken) say(strings.pressYourself)
  }
  const openPreferences = async (event: Event) => {
    event.preventDefault()
    say((await host.openPreferences()) === false ? strings.loadFailed : '')
  }

  element.replaceChildren()
  append(
    element,
    <div class="kvitto-inner">
      {item.title && <strong>{item.title}</strong>}
      <p>{words.text}</p>
      {words.explained.map((purpose) => (
        <small>{`${purpose.title[locale]}${strings.colon}${purpose.description[locale]}`}</small>
      ))}
      {item.missing.length > 0 && (
        <div class="kvitto-pair">
          {words.isOnce && (
            <button type="button" data-kvitto-action="once" onClick={showOnce}>
              {strings.placeholderOnce}
            </button>
          )}
          <button type="button" data-kvitto-action="allow" onClick={showAlways}>
            {words.always}
          </button>
        </div>
      )}
      <p role="status" />
      <small>
        {/* biome-ignore lint/a11y/useValidAnchor: it leads to the preferences; the two buttons are the choice */}
        <a href="#kvitto" data-kvitto-action="preferences" onClick={openPreferences}>
          {strings.withdrawable(policy.texts[locale]?.reopen ?? '')}
        </a>
        {words.sources.map((service) => (
          <PolicyLink host={host} service={service} />
        ))}
      </small>
    </div>,
  )
  for (const button of element.querySelectorAll('button')) pinAlike(button)
  keepFluid(element)
  return undefined
}

function PolicyLink({ host: { strings }, service }: { host: UiHost; service: Service }) {
  const { url } = service
  if (!url || !/^https?:/.test(url)) return null
  return (
    <>
      {' · '}
      <a href={url} target="_blank" rel="noopener">
        {`${strings.servicePolicy}${strings.colon}${service.name ?? service.provider}`}
      </a>
    </>
  )
}

function given(items: { id: Id }[]): Decisions {
  return Object.fromEntries(items.map(({ id }) => [id, 'given']))
}

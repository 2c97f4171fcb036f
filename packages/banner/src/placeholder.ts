import type { Decisions, Id, Service } from '@kvitto/core'
import { adoptStyles } from './adopt-styles.ts'
import { currentDecisions } from './current-decisions.ts'
import { placeholderStyles } from './placeholder-styles.ts'
import type { UiHost } from './ui-host.ts'
import { visibleSince } from './visible-since.ts'
import { visibleText } from './visible-text.ts'

export interface PlaceholderItem {
  /** Purposes and services that are not given, all of which the content waits for. */
  missing: Id[]
  /** What the page calls the content that waits, e.g. a frame's `title`. */
  title?: string
}

/**
 * Fills the element that stands where content waits: why it waits, from whom it comes, and one
 * button that gives what it waits for and nothing else. The element keeps the size that it has.
 */
export function fillPlaceholder(element: HTMLElement, item: PlaceholderItem, host: UiHost): void {
  adoptStyles(placeholderStyles)
  const { policy, locale, strings } = host
  const isMissing = ({ id }: { id: Id }) => item.missing.includes(id)
  const services = policy.services.filter(isMissing)
  const asked = policy.purposes.filter(isMissing)
  const purposes = policy.purposes.filter(
    ({ id }) => item.missing.includes(id) || services.some((each) => each.purposes.includes(id)),
  )
  const names = [
    ...services.map((service) => nameOf(service, host)),
    ...asked.map((purpose) => purpose.title[locale] ?? purpose.id),
  ]
  const name = new Intl.ListFormat(locale).format(names)
  const provider = services.length === 1 && asked.length === 0 ? services[0]?.provider : name
  const source = provider === name ? name : `${name} (${provider})`

  element.classList.add('kvitto-placeholder')
  element.lang = locale
  element.dir = strings.dir
  element.setAttribute('role', 'group')
  element.setAttribute('aria-label', item.title || name)
  element.setAttribute('data-nosnippet', '')
  const status = create('p')
  status.setAttribute('role', 'status')
  const button = create('button', strings.placeholderAllow(name))
  button.setAttribute('type', 'button')
  button.setAttribute('data-kvitto-action', 'allow')
  element.replaceChildren(
    ...(item.title ? [create('strong', item.title)] : []),
    create('p', strings.placeholder(source)),
    ...purposes.map((p) => create('small', `${p.title[locale]}: ${p.description[locale]}`)),
    button,
    status,
  )

  const visibleMs = visibleSince()
  button.addEventListener('click', (event) => {
    const current = currentDecisions(host)
    const given = (items: { id: Id }[]): Decisions =>
      Object.fromEntries(items.map(({ id }) => [id, 'given']))
    const isTaken = host.decide({
      method: 'placeholder',
      layer: null,
      decisions: { ...current.decisions, ...given(asked) },
      services: { ...current.services, ...given(services) },
      trusted: event.isTrusted,
      visibleMs: visibleMs(),
      shownText: visibleText(element),
      language: locale,
    })
    if (!isTaken) status.textContent = strings.pressYourself
  })
}

function nameOf(service: Service, { locale }: UiHost): string {
  return service.name ?? service.recipientCategory?.[locale] ?? service.provider
}

function create(tag: string, text = ''): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

import type { Purpose, Service } from '@kvitto/core'
import { countryName } from './country-name.ts'
import type { PlaceholderItem } from './placeholder.tsx'
import type { UiHost } from './ui-host.ts'

export interface PlaceholderWords {
  /** For assistive technology, where the content has no title. */
  name: string
  text: string
  /** What the lasting button says. */
  always: string
  /** The content can be shown for this page view alone. */
  isOnce: boolean
  /** What the lasting button gives. */
  purposes: Purpose[]
  services: Service[]
  /** What the data would be used for. */
  explained: Purpose[]
  /** Who would deliver it. */
  sources: Service[]
}

/** What a placeholder says and gives, for the services and purposes that its content waits for. */
export function placeholderWords(item: PlaceholderItem, host: UiHost): PlaceholderWords {
  const { policy, locale, strings, strict } = host
  const titles = (purposes: Purpose[]) => list(purposes.map(({ id, title }) => title[locale] ?? id))
  const list = (names: string[]) => new Intl.ListFormat(locale).format(names)
  const missing = item.missing.length > 0 ? item.missing : item.ids
  const services = policy.services.filter(({ id }) => missing.includes(id))
  const asked = policy.purposes.filter(({ id }) => missing.includes(id))
  const explained = policy.purposes.filter(
    (purpose) =>
      asked.includes(purpose) || services.some((each) => each.purposes.includes(purpose.id)),
  )
  // Of a purpose alone nobody knows which of its services will deliver.
  const sources = services.length > 0 ? services : servicesOf(asked, policy.services)
  const source =
    services.length > 0
      ? list(services.map((each) => labelOf(each, host)))
      : new Intl.ListFormat(locale, { type: 'disjunction' }).format(
          sources.map((each) => labelOf(each, host)),
        ) || titles(asked)
  const shared = {
    name: list(sources.map((each) => nameOf(each, host))) || titles(asked),
    explained,
    sources,
  }

  if (item.missing.length === 0) {
    const text = strings.placeholderElsewhere(source)
    return { ...shared, text, always: '', isOnce: false, purposes: [], services: [] }
  }
  const text = strings.placeholder(source)
  // The browser's own policy in static HTML knows purposes only.
  if (strict === 'static' && services.length > 0) {
    return {
      ...shared,
      text: `${text} ${strings.placeholderWhole(titles(explained))}`,
      always: strings.placeholderAlwaysFor(titles(explained)),
      isOnce: false,
      purposes: explained,
      services: [],
    }
  }
  const always =
    services.length > 0
      ? strings.placeholderAlways(
          list([
            ...services.map((each) => nameOf(each, host)),
            ...asked.map(({ id, title }) => title[locale] ?? id),
          ]),
        )
      : strings.placeholderAlwaysFor(titles(asked))
  return { ...shared, text, always, isOnce: !strict, purposes: asked, services }
}

function servicesOf(asked: Purpose[], services: Service[]): Service[] {
  return services.filter(({ purposes }) => asked.every(({ id }) => purposes.includes(id)))
}

function nameOf(service: Service, { locale }: UiHost): string {
  return service.name ?? service.recipientCategory?.[locale] ?? service.provider
}

/** `Filmrulle (Filmrulle AB, Sweden)`; a provider that only repeats the name is left out. */
function labelOf(service: Service, host: UiHost): string {
  const name = nameOf(service, host)
  const country = countryName(service.country, host.locale)
  const details = service.provider === name ? [country] : [service.provider, country]
  return `${name} (${details.join(', ')})`
}

import type { Id, Slice } from '@kvitto/core'

/** Where a service, or what is essential, is found. */
interface Place {
  /** As in a policy, and a path of the own origin with its host. */
  place: string
  /** Undefined for what is never held. */
  id?: Id | undefined
  reach: RegExp
}

export interface Matcher {
  /** Of the services that may be held. */
  places: Place[]
  /**
   * The services that an address belongs to, several where they name the same place; '' for a third party that no
   * service names; undefined for what is never held.
   */
  servicesOf(address: string): Id[] | undefined
  /** Quick and generous: false where no part of the text can be an address to ask about. */
  mayName(text: string): boolean
}

/**
 * Tells whose an address is by the hosts of the slice. A host stands for its subdomains too, and for
 * every port where it names none. The longest host and path decides, essential wins a tie; of those that
 * may be held, a tie is all of theirs.
 */
export function matchService({ services, hosts = [], guard }: Slice, collector: string): Matcher {
  const isAnyHeld = guard === 'third-parties'
  const places = services.flatMap(({ id, hosts = [] }) => hosts.map((host) => placeOf(host, id)))
  const all = ['/', new URL(collector, location.href).host, ...hosts]
    .map((host) => placeOf(host))
    .concat(places)
    .sort((one, other) => other.place.length - one.place.length)
  // In a text without any of these nothing needs to be parsed; an address may leave out its host.
  const words = places.map(({ place }) => quote(place.replace(`${location.host}/`, '')))
  const word = new RegExp(['blob:'].concat(isAnyHeld ? '//' : [], words).join('|'), 'i')
  return {
    places,
    mayName: (text) => word.test(text),
    servicesOf(address) {
      const href = resolve(address)
      const found = all.find(({ reach }) => reach.test(href))
      if (!found) return isAnyHeld && /^(http|ws)/.test(href) ? [''] : undefined
      const same = all.filter(({ place }) => place === found.place)
      return found.id === undefined ? undefined : same.map(({ id }) => id as Id)
    },
  }
}

/** As a browser reads it; '' for what is no address. */
export function resolve(address: string): string {
  try {
    return new URL(address, document.baseURI).href
  } catch {
    return ''
  }
}

function placeOf(host: string, id?: Id): Place {
  const place = host.startsWith('/') ? location.host + host : host
  const [, name, path] = /^([^/]*)(.*)/.exec(place) as unknown as [string, string, string]
  // Its port, where it names one, is part of the name.
  return {
    place,
    id,
    reach: new RegExp(`^(http|ws)s?://([^/]*[.@])?${quote(name)}(:\\d+)?(?![^/])${quote(path)}`),
  }
}

function quote(text: string): string {
  return text.replace(/\W/g, '\\$&')
}

import type { Id, Slice } from '@kvitto/core'

export interface Matcher {
  /** The service that an address belongs to; '' for a third party that no service names; else undefined. */
  serviceOf(address: string): Id | undefined
  /** Quick and generous: false where no part of the text is an address to ask about. */
  mayName(text: string): boolean
  /** Where the services' addresses begin, for those that are not allowed. */
  addressesOf(allows: (id: Id) => boolean): string[]
}

interface Place {
  host: string
  path: string
  /** Undefined for what is never held. */
  id?: Id
}

/**
 * Tells whose an address is by the hosts of the slice; a host stands for its subdomains too. The longest
 * host decides, then the longest path; essential wins a tie.
 */
export function matchService({ services, hosts = [], guard }: Slice, collector: string): Matcher {
  const isAnyHeld = guard === 'third-parties'
  const optional = services.flatMap(({ id, hosts = [] }) => hosts.map((host) => placeOf(host, id)))
  const places = [...['/', collector, ...hosts].map((host) => placeOf(host)), ...optional]
  const words = optional.map(({ host, path }) => (host === location.host ? path.slice(1) : host))
  if (isAnyHeld) words.push('//')
  // In a text without any of these words nothing needs to be parsed.
  const word = new RegExp(words.join('|').replace(/[^\w|]/g, '\\$&') || '(?!)', 'i')
  return {
    mayName: (text) => word.test(text),
    addressesOf: (allows) =>
      optional
        .filter(({ id }) => !allows(id as Id))
        .flatMap(({ host, path }) =>
          ['http', 'https'].map((scheme) => `${scheme}://${host}${path || '/'}`),
        ),
    serviceOf(address) {
      const url = parse(address)
      if (!url || !/^(http|ws)/.test(url.protocol)) return undefined
      let best: Place | undefined
      for (const place of places) {
        // Named without a port, it is meant on any.
        const isHost = [url.host, url.hostname].some((host) =>
          `.${host}`.endsWith(`.${place.host}`),
        )
        const isMatch = isHost && url.pathname.startsWith(place.path)
        if (isMatch && (!best || rank(place) > rank(best))) best = place
      }
      return best ? best.id : isAnyHeld ? '' : undefined
    },
  }
}

/** Of `host[:port][/path]`, a path of the own origin, or an address. */
function placeOf(text: string, id?: Id): Place {
  const [, host, path = ''] = /^(?:https?:\/\/)?([^/]*)(.*)/.exec(text) as RegExpExecArray
  return { host: host || location.host, path, ...(id && { id }) }
}

function rank({ host, path }: Place): number {
  return host.length * 1000 + path.length
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address, document.baseURI)
  } catch {
    return undefined
  }
}

import type { Slice } from '@kvitto/core'
import { hostCovers } from '@kvitto/core'
import type { Visit } from './read-visit.ts'

/**
 * Whose path of the site's own origin a request asks for (`/metrics/`, passed on to a third party): the
 * service that may not run, `agreed` where it may, undefined for the site's own. The longest path decides,
 * essential wins a tie. No Content-Security-Policy can keep such a path apart from the site's own.
 */
export function pathOwner(slice: Slice, { request: { url }, allows }: Visit): PathOwner {
  const places = [
    ...(slice.hosts ?? []).map((host) => ({ place: ownPath(host, url), id: undefined })),
    ...slice.services.flatMap(({ id, hosts = [] }) =>
      hosts.map((host) => ({ place: ownPath(host, url), id })),
    ),
  ]
  const owners = readings(url.pathname).map((path): PathOwner => {
    const [found] = places
      .filter(({ place }) => place.length > 1 && path.startsWith(place))
      .sort((one, other) => other.place.length - one.place.length)
    if (found?.id === undefined) return undefined
    return allows(found.id) ? 'agreed' : 'closed'
  })
  return owners.includes('closed') ? 'closed' : owners.find((owner) => owner)
}

/** Empty for a host elsewhere, and for this one as a whole. */
function ownPath(host: string, url: URL): string {
  const [, name = '', path = ''] = /^([^/]*)(.*)$/s.exec(host) ?? []
  return name === '' || hostCovers(name, url) ? routed(path) : ''
}

/** A proxy may take an encoded slash for one, and then a step up for one; the site behind it may not. */
function readings(path: string): string[] {
  const slashed = new URL(`http://a${path.replace(/%2f|%5c/gi, '/')}`).pathname
  return [...new Set([path, slashed].map(routed))]
}

/** Frameworks find the same answer by other spellings: encoded, in capitals, with parameters or more slashes than one. */
function routed(path: string): string {
  const plain = path
    .toLowerCase()
    .replace(/;[^/]*/g, '')
    .replace(/\/+/g, '/')
  try {
    return decodeURI(plain).toLowerCase()
  } catch {
    return plain
  }
}

export type PathOwner = 'agreed' | 'closed' | undefined

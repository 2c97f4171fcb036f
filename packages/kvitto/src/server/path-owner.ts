import type { Slice } from '@kvitto/core'
import type { Visit } from './read-visit.ts'

/**
 * Whose path of the site's own origin a request asks for (`/metrics/`, passed on to a third party): the
 * service that may not run, `agreed` where it may, undefined for the site's own. The longest path decides,
 * essential wins a tie. No Content-Security-Policy can keep such a path apart from the site's own.
 */
export function pathOwner(slice: Slice, { request: { url }, allows }: Visit): PathOwner {
  const places = [
    ...(slice.hosts ?? []).map((host) => ({ host, id: undefined })),
    ...slice.services.flatMap(({ id, hosts = [] }) => hosts.map((host) => ({ host, id }))),
  ]
  const path = routed(url.pathname)
  const [found] = places
    .filter(({ host }) => host.startsWith('/') && path.startsWith(routed(host)))
    .sort((one, other) => other.host.length - one.host.length)
  if (found?.id === undefined) return undefined
  return allows(found.id) ? 'agreed' : 'closed'
}

/** Frameworks find the same answer by other spellings: encoded, or with more slashes than one. */
function routed(path: string): string {
  const plain = path.replace(/\/+/g, '/')
  try {
    return decodeURI(plain)
  } catch {
    return plain
  }
}

export type PathOwner = 'agreed' | 'closed' | undefined

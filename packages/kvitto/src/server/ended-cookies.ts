import type { Slice } from '@kvitto/core'
import { closedCookie } from './closed-cookie.ts'
import type { Visit } from './read-visit.ts'

/**
 * Of header lines, in bytes: a proxy may take no more than 4 KB of an answer's headers, and what the site sets is among
 * them. What is left over goes with the next page; one name goes in one answer, or it would never end.
 */
const MOST_BYTES = 1500
/** Likewise of one name alone: the rest of its paths no answer ends. */
const MOST_OF_ONE = 2300

/**
 * `Set-Cookie` values that end what came with the request and belongs to services refused, withdrawn or
 * expired, HttpOnly cookies among them: on every domain and path where this address could have got them.
 */
export function endedCookies(slice: Slice, visit: Visit): string[] {
  const names = (visit.request.header('cookie') ?? '')
    .split('; ')
    .map((cookie) => cookie.split('=', 1)[0] ?? '')
  const ended = [...new Set(names)].filter((name) => {
    const service = closedCookie(name, slice, visit)
    return isToken(name) && service !== undefined && visit.isEnded(service.id)
  })
  const values: string[] = []
  for (const name of ended) {
    const next = endings(name, visit.request.url)
    if (values.length > 0 && bytesOf([...values, ...next]) > MOST_BYTES) break
    values.push(...next)
  }
  return values
}

/** On the wire: each value in a line `Set-Cookie: …`. */
function bytesOf(values: readonly string[]): number {
  return values.reduce((sum, value) => sum + 'Set-Cookie: \r\n'.length + value.length, 0)
}

/** RFC 9110 section 5.6.2: what a header can carry. */
function isToken(name: string): boolean {
  return /^[!#$%&'*+\-.^`|~\w]+$/.test(name)
}

/** The shortest paths first; one address can be longer than all that a proxy takes. */
function endings(name: string, { hostname, pathname, protocol }: URL): string[] {
  const secure = protocol === 'https:' || /^__(Host|Secure)-/i.test(name) ? '; Secure' : ''
  if (/^__Host-/i.test(name)) return [`${name}=; Max-Age=0; Path=/${secure}`]
  const values = pathsOf(pathname).flatMap((path) =>
    domainsOf(hostname).map((domain) => `${name}=; Max-Age=0; Path=${path}${domain}${secure}`),
  )
  return values.filter((_, index) => bytesOf(values.slice(0, index + 1)) <= MOST_OF_ONE)
}

/** The host alone, and its parents; a public suffix among them is refused by the browser itself. */
function domainsOf(hostname: string): string[] {
  const labels = hostname.split('.')
  if (/^[\d.]+$|:/.test(hostname)) return ['']
  return ['', ...labels.slice(0, -1).map((_, index) => `; Domain=${labels.slice(index).join('.')}`)]
}

/** `/shop` and `/shop/` are two, and cookies of both are sent to what is below. */
function pathsOf(pathname: string): string[] {
  const steps = pathname.split('/')
  const paths = steps.slice(0, 4).flatMap((_, index) => {
    const path = steps.slice(0, index + 1).join('/')
    return index + 1 < steps.length ? [path, `${path}/`] : [path]
  })
  // What would end the attribute is in no path that a cookie could name.
  return [...new Set(paths)].filter((path) => path !== '' && !/[;,]/.test(path))
}

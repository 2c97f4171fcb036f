import type { VisitRequest } from './read-visit.ts'

/** Of Node's request what is read here; Express and Connect hand it on. */
export interface NodeRequest {
  method?: string | undefined
  url?: string | undefined
  /** Express: the path before a router cut it. */
  originalUrl?: string | undefined
  headers: Record<string, string | string[] | undefined>
}

export function isFetchRequest(request: Request | NodeRequest): request is Request {
  return typeof request.headers.get === 'function'
}

/** One form for both kinds of request. */
export function visitRequest(request: Request | NodeRequest): VisitRequest {
  if (isFetchRequest(request)) {
    const { method, headers } = request
    const header = (name: string) => headers.get(name) ?? undefined
    const { host, pathname, search, protocol } = new URL(request.url)
    return {
      method,
      url: addressOf(visitedHost(header) ?? host, pathname + search, protocol),
      header,
    }
  }
  const { method = 'GET', url = '/', originalUrl = url, headers } = request
  const header = (name: string) => {
    const value = headers[name.toLowerCase()]
    return Array.isArray(value) ? value.join(', ') : value
  }
  const host = visitedHost(header) ?? header('host') ?? headers[':authority']
  return { method, url: addressOf(host, originalUrl), header }
}

/** The host that the browser asked, where a proxy gave the request another. Made up, it concerns its sender alone. */
function visitedHost(header: VisitRequest['header']): string | undefined {
  return header('x-forwarded-host')?.split(',', 1)[0]?.trim() || undefined
}

/** Both parts are the client's to choose: what makes no host is an unknown one, what makes no path is the root. */
function addressOf(host: unknown, path: string, protocol = 'http:'): URL {
  const own = path.startsWith('/')
    ? [`${protocol}//${host}${path}`, `${protocol}//invalid${path}`]
    : [path]
  return new URL(own.find((address) => URL.canParse(address)) ?? 'http://invalid/')
}

/**
 * By these a browser asks whether the copy it has may be used again. Without `If-Range` the rest of a file could be
 * joined to the beginning of another: its `Range` goes too.
 */
export function conditionsIn(isThere: (name: string) => boolean): string[] {
  const found = ['if-none-match', 'if-modified-since', 'if-range'].filter(isThere)
  return found.includes('if-range') ? [...found, 'range'] : found
}

import type { VisitRequest } from './read-visit.ts'

/** Of Node's request what is read here; Express and Connect hand it on. */
export interface NodeRequest {
  method?: string | undefined
  url?: string | undefined
  /** Express: the path before a router cut it. */
  originalUrl?: string
  headers: Record<string, string | string[] | undefined>
}

export function isFetchRequest(request: Request | NodeRequest): request is Request {
  return typeof request.headers.get === 'function'
}

/** One form for both kinds of request. */
export function visitRequest(request: Request | NodeRequest): VisitRequest {
  if (isFetchRequest(request)) {
    const { method, url, headers } = request
    return { method, url: new URL(url), header: (name) => headers.get(name) ?? undefined }
  }
  const { method = 'GET', url = '/', originalUrl = url, headers } = request
  const header = (name: string) => {
    const value = headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }
  return { method, url: addressOf(header('host') ?? headers[':authority'], originalUrl), header }
}

/** Both parts are the client's to choose: what makes no address is an unknown host and path. */
function addressOf(host: unknown, path: string): URL {
  const address = path.startsWith('/') ? `http://${host}${path}` : path
  return URL.canParse(address) ? new URL(address) : new URL('http://invalid/')
}

/** By these a browser asks whether the copy it has may be used again. */
export const CONDITIONS: readonly string[] = ['if-none-match', 'if-modified-since', 'if-range']

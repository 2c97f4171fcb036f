import { matchesOrigin } from '@kvitto/core'
import type { MiddlewareHandler } from 'hono'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { listOrigins } from '../domain/list-origins.ts'

/**
 * Lets pages of the site's registered origins read the answer, errors too: without the header a
 * browser cannot tell a refusal from a broken network, and would send again for ever.
 */
export function siteCors(deps: Pick<Deps, 'store' | 'reportError'>): MiddlewareHandler {
  const originsOf = keepOrigins(deps)
  return async (c, next) => {
    const isPreflight = c.req.method === 'OPTIONS'
    if (isPreflight) c.res = new Response(null, { status: 204 })
    else await next()
    c.res.headers.append('Vary', 'Origin')
    const origin = c.req.header('origin')
    const site = c.req.param('site')
    if (!origin || !site) return
    if (!matchesOrigin(await originsOf(site), origin)) return
    c.res.headers.set('Access-Control-Allow-Origin', origin)
    // Without it a page cannot read how long it is asked to wait.
    c.res.headers.set('Access-Control-Expose-Headers', 'Retry-After')
    if (!isPreflight) return
    c.res.headers.set('Access-Control-Allow-Methods', 'GET, POST')
    c.res.headers.set('Access-Control-Allow-Headers', 'Content-Type')
    c.res.headers.set('Access-Control-Max-Age', '86400')
  }
}

/**
 * A failing store must not replace the answer that was made, and its 503 is to be read as well: the origins of
 * before stand for those that cannot be had. Only sites that have published are kept.
 */
function keepOrigins({ store, reportError }: Pick<Deps, 'store' | 'reportError'>) {
  const known = new Map<string, string[]>()
  return async (site: string): Promise<string[]> => {
    try {
      const origins = await listOrigins(store, site)
      if (origins.length > 0) known.set(site, origins)
      return origins
    } catch (error) {
      // What passes is told by the store, and not once for each visitor.
      if (!(error instanceof CollectorError)) reportError(error)
      return known.get(site) ?? []
    }
  }
}

/** For the files that any page may load. */
export const publicCors: MiddlewareHandler = async (c, next) => {
  await next()
  c.res.headers.set('Access-Control-Allow-Origin', '*')
  c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
}

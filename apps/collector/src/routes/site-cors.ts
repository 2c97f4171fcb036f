import { matchesOrigin } from '@kvitto/core'
import type { MiddlewareHandler } from 'hono'
import type { Deps } from '../deps.ts'
import { listOrigins } from '../domain/list-origins.ts'

/**
 * Lets pages of the site's registered origins read the answer, errors too: without the header a
 * browser cannot tell a refusal from a broken network, and would send again for ever.
 */
export function siteCors({ store, reportError }: Deps): MiddlewareHandler {
  return async (c, next) => {
    const isPreflight = c.req.method === 'OPTIONS'
    if (isPreflight) c.res = new Response(null, { status: 204 })
    else await next()
    c.res.headers.append('Vary', 'Origin')
    const origin = c.req.header('origin')
    const site = c.req.param('site')
    if (!origin || !site) return
    // A failing store must not replace the answer that was made.
    const origins = await listOrigins(store, site).catch(reportError)
    if (!origins || !matchesOrigin(origins, origin)) return
    c.res.headers.set('Access-Control-Allow-Origin', origin)
    // Without it a page cannot read how long it is asked to wait.
    c.res.headers.set('Access-Control-Expose-Headers', 'Retry-After')
    if (!isPreflight) return
    c.res.headers.set('Access-Control-Allow-Methods', 'GET, POST')
    c.res.headers.set('Access-Control-Allow-Headers', 'Content-Type')
    c.res.headers.set('Access-Control-Max-Age', '86400')
  }
}

/** For the files that any page may load. */
export const publicCors: MiddlewareHandler = async (c, next) => {
  await next()
  c.res.headers.set('Access-Control-Allow-Origin', '*')
  c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
}

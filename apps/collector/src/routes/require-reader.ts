import { createMiddleware } from 'hono/factory'
import type { Deps } from '../deps.ts'
import { authorise } from '../domain/authorise.ts'
import { requireSite } from '../domain/require-site.ts'

/** Lets a read token of the path's site through, before anything else of the request is looked at. */
export function requireReader({ store }: Deps) {
  return createMiddleware<{ Variables: { tokenId: string } }>(async (c, next) => {
    const site = c.req.param('site') ?? ''
    const { id } = await authorise(store, c.req.header('authorization'), { scope: 'read', site })
    await requireSite(store, site)
    c.set('tokenId', id)
    await next()
  })
}

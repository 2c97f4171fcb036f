import { Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { authorise } from '../domain/authorise.ts'
import { closeLog } from '../domain/close-log.ts'
import { parseText } from '../domain/parse-input.ts'
import { pruneAccesses } from '../domain/prune-accesses.ts'
import { pruneLog } from '../domain/prune-log.ts'
import { requireSite } from '../domain/require-site.ts'
import { limitBody, readBody } from './read-body.ts'

const CloseBody = z.strictObject({ origin: z.string().max(1000), successor: z.boolean() })
/** A whole day, UTC: so counts per day stay comparable on both sides of it. */
const PruneBody = z.strictObject({ before: z.iso.date('a UTC day such as 2026-11-21') })
/** Without a day: all whose retention is over. */
const PruneAccessesBody = PruneBody.partial()

/** What becomes of a log: it ends (scope admin), or what is old goes (scope erase). */
export function adminLogRoutes(deps: Deps) {
  return new Hono()
    .post('/admin/v1/sites/:site/log/close', limitBody(8), async (c) => {
      const site = c.req.param('site')
      await authorise(deps.store, c.req.header('authorization'), { scope: 'admin', site: null })
      await requireSite(deps.store, site)
      const { origin, successor } = parseText(CloseBody, await readBody(c))
      return c.json(await closeLog(deps, site, { origin, isSucceeded: successor }))
    })
    .post('/admin/v1/sites/:site/log/prune', limitBody(8), async (c) => {
      const site = c.req.param('site')
      await authorise(deps.store, c.req.header('authorization'), { scope: 'erase', site })
      const { before } = parseText(PruneBody, await readBody(c))
      return c.json(await pruneLog(deps, site, `${before}T00:00:00.000Z`))
    })
    .post('/admin/v1/sites/:site/accesses/prune', limitBody(8), async (c) => {
      const site = c.req.param('site')
      await authorise(deps.store, c.req.header('authorization'), { scope: 'erase', site })
      const { before } = parseText(PruneAccessesBody, await readBody(c))
      return c.json(await pruneAccesses(deps, site, before && `${before}T00:00:00.000Z`))
    })
}

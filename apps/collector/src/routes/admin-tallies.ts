import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { checkDays, spanOf } from './check-days.ts'
import { requireReader } from './require-reader.ts'

/** Numbers of no person: what was counted instead of stored or put off, and what scripts sent. */
export function adminTallyRoutes(deps: Deps) {
  return new Hono().get(
    '/admin/v1/sites/:site/tallies',
    requireReader(deps),
    checkDays,
    async (c) => {
      const site = c.req.param('site')
      const { from, to } = spanOf(c.req.valid('query'), deps.now())
      const tallies = await deps.store.tallies.listTallies(site, { from, to })
      return c.json({ from, to, tallies: tallies.map(({ site: _, ...tally }) => tally) })
    },
  )
}

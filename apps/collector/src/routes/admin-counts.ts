import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { countDecisions } from '../domain/count-decisions.ts'
import { checkDays, spanOf } from './check-days.ts'
import { requireReader } from './require-reader.ts'

/** Numbers of no person: how many receipts decide what. */
export function adminCountRoutes(deps: Deps) {
  return new Hono().get(
    '/admin/v1/sites/:site/counts',
    requireReader(deps),
    checkDays,
    async (c) => {
      const { from, to } = spanOf(c.req.valid('query'), deps.now())
      const counts = await countDecisions(deps, c.req.param('site'), { from, to })
      return c.json({ from, to, counts })
    },
  )
}

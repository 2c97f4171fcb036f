import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { countDecisions } from '../domain/count-decisions.ts'
import { checkDays, dayBefore } from './check-days.ts'
import { requireReader } from './require-reader.ts'

/** Numbers of no person: how many receipts decide what. */
export function adminCountRoutes(deps: Deps) {
  return new Hono().get(
    '/admin/v1/sites/:site/counts',
    requireReader(deps),
    checkDays,
    async (c) => {
      const now = deps.now().getTime()
      const { from = dayBefore(now, 30), to = dayBefore(now, 0) } = c.req.valid('query')
      const counts = await countDecisions(deps, c.req.param('site'), { from, to })
      return c.json({ from, to, counts })
    },
  )
}

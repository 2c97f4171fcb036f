import { Hono } from 'hono'
import { validator } from 'hono/validator'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { parseInput } from '../domain/parse-input.ts'
import { requireReader } from './require-reader.ts'

const Day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, 'a UTC day such as 2026-11-21')
  // Date takes 30 February for 2 March.
  .refine((day) => new Date(day).toJSON()?.startsWith(day), 'a day that exists')

const TalliesQuery = z.strictObject({ from: Day.optional(), to: Day.optional() })

const checkQuery = validator('query', (query) => parseInput(TalliesQuery, query, 'query_invalid'))

const DAY = 24 * 60 * 60 * 1000

/** Numbers of no person: what was counted instead of stored or put off, and what scripts sent. */
export function adminTallyRoutes(deps: Deps) {
  return new Hono().get(
    '/admin/v1/sites/:site/tallies',
    requireReader(deps),
    checkQuery,
    async (c) => {
      const site = c.req.param('site')
      const now = deps.now().getTime()
      const { from = dayBefore(now, 30), to = dayBefore(now, 0) } = c.req.valid('query')
      const tallies = await deps.store.tallies.listTallies(site, { from, to })
      return c.json({ from, to, tallies: tallies.map(({ site: _, ...tally }) => tally) })
    },
  )
}

function dayBefore(now: number, days: number): string {
  return new Date(now - days * DAY).toISOString().slice(0, 10)
}

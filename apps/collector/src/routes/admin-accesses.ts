import { Hono } from 'hono'
import { validator } from 'hono/validator'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { listAccesses } from '../domain/list-accesses.ts'
import { parseInput } from '../domain/parse-input.ts'
import { recordAccess } from '../domain/record-access.ts'
import { pageQuery } from './page-query.ts'
import { requireReader } from './require-reader.ts'

const AccessesQuery = z.strictObject(pageQuery)
const checkQuery = validator('query', (query) => parseInput(AccessesQuery, query, 'query_invalid'))

/** Who read what. That this is read is recorded like any other read. */
export function adminAccessRoutes(deps: Deps) {
  return new Hono().get(
    '/admin/v1/sites/:site/accesses',
    requireReader(deps),
    checkQuery,
    async (c) => {
      const site = c.req.param('site')
      const { cursor, limit, ...filter } = c.req.valid('query')
      const tokenId = c.get('tokenId')
      const reading = { tokenId, site, query: 'accesses', filter: c.req.query() } as const
      const answer = await recordAccess(deps, reading, async () => {
        const found = await listAccesses(deps, site, filter, { limit, cursor })
        return { found: found.records.length, answer: found }
      })
      return c.json(answer)
    },
  )
}

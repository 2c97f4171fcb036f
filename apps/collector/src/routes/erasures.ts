import { Hono } from 'hono'
import { validator } from 'hono/validator'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { authorise } from '../domain/authorise.ts'
import { eraseOnRequest } from '../domain/erase-on-request.ts'
import { listErasures } from '../domain/list-erasures.ts'
import { parseInput, parseText } from '../domain/parse-input.ts'
import { recordAccess } from '../domain/record-access.ts'
import { recordErasure } from '../domain/record-erasure.ts'
import { requireSite } from '../domain/require-site.ts'
import { connectionOf } from './connection-of.ts'
import { limitBody, readBody } from './read-body.ts'
import { requireReader } from './require-reader.ts'

// Looser than the ids there are: one that is mistyped is recorded as asked for.
const SubjectId = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/, 'a subject id')
const SubjectBody = z.strictObject({ subjectId: SubjectId })
const ErasuresQuery = z.strictObject({
  subjectId: z.string().max(100).optional(),
  before: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
const checkQuery = validator('query', (query) => parseInput(ErasuresQuery, query, 'query_invalid'))

/** Erasure by the subject's own key, and by the operator for who asked by other means. */
export function erasureRoutes(deps: Deps) {
  return new Hono()
    .post('/v1/sites/:site/erasures', limitBody(8), async (c) => {
      const answer = await recordErasure(deps, {
        site: c.req.param('site'),
        text: await readBody(c),
        connection: connectionOf(c),
      })
      return c.json(answer)
    })
    .post('/admin/v1/sites/:site/erasures', limitBody(8), async (c) => {
      const site = c.req.param('site')
      const header = c.req.header('authorization')
      const { id: tokenId } = await authorise(deps.store, header, { scope: 'erase', site })
      await requireSite(deps.store, site)
      const { subjectId } = parseText(SubjectBody, await readBody(c))
      return c.json(await eraseOnRequest(deps, { site, subjectId, tokenId }))
    })
    .get('/admin/v1/sites/:site/erasures', requireReader(deps), checkQuery, async (c) => {
      const site = c.req.param('site')
      const { subjectId, ...page } = c.req.valid('query')
      const tokenId = c.get('tokenId')
      const reading = { tokenId, site, query: 'erasures', filter: c.req.query() } as const
      const erasures = await recordAccess(deps, reading, async () => {
        const answer = await listErasures(deps, site, { subjectId }, page)
        return { found: answer.length, answer }
      })
      return c.json({ erasures })
    })
}

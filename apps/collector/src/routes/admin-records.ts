import { Hono } from 'hono'
import { validator } from 'hono/validator'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { findReceipts } from '../domain/find-receipts.ts'
import { makeBundle } from '../domain/make-bundle.ts'
import { parseInput } from '../domain/parse-input.ts'
import { recordAccess } from '../domain/record-access.ts'
import { subjectStatus } from '../domain/subject-status.ts'
import { pageQuery } from './page-query.ts'
import { requireReader } from './require-reader.ts'

const ReceiptsQuery = z.strictObject({
  receiptId: z.string().max(100).optional(),
  subjectId: z.string().max(100).optional(),
  policyVersion: z.string().max(100).optional(),
  purpose: z.string().min(1).max(40).optional(),
  decision: z.enum(['given', 'refused']).optional(),
  ...pageQuery,
})

const checkQuery = validator('query', (query) => parseInput(ReceiptsQuery, query, 'query_invalid'))

/** What the DPO reads. Each answer is recorded before it leaves. */
export function adminRecordRoutes(deps: Deps) {
  return new Hono()
    .get('/admin/v1/sites/:site/receipts', requireReader(deps), checkQuery, async (c) => {
      const site = c.req.param('site')
      const { cursor, limit, ...filter } = c.req.valid('query')
      const tokenId = c.get('tokenId')
      const reading = { tokenId, site, query: 'receipts', filter: c.req.query() } as const
      const answer = await recordAccess(deps, reading, async () => {
        const found = await findReceipts(deps, site, filter, { limit, cursor })
        return { found: found.records.length, answer: found }
      })
      return c.json(answer)
    })
    .get('/admin/v1/sites/:site/receipts/:receiptId/bundle', requireReader(deps), async (c) => {
      const { site, receiptId } = c.req.param()
      const tokenId = c.get('tokenId')
      const reading = { tokenId, site, query: 'bundle', filter: { receiptId } } as const
      const answer = await recordAccess(deps, reading, async () => {
        const bundle = await makeBundle(deps, site, receiptId)
        return { found: 1 + bundle.chain.length, answer: bundle }
      })
      return c.json(answer)
    })
    .get('/admin/v1/sites/:site/subjects/:subjectId', requireReader(deps), async (c) => {
      const { site, subjectId } = c.req.param()
      const tokenId = c.get('tokenId')
      const reading = { tokenId, site, query: 'subject', filter: { subjectId } } as const
      const answer = await recordAccess(deps, reading, async () => {
        const status = await subjectStatus(deps, site, subjectId)
        return { found: status.history.length, answer: status }
      })
      return c.json(answer)
    })
}

import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { recordReceipt } from '../domain/record-receipt.ts'
import { limitBody, readBody } from './read-body.ts'

export function receiptRoutes(deps: Deps) {
  return new Hono().post(
    '/v1/sites/:site/receipts',
    // A receipt is 2 KB; what is much larger is none.
    limitBody(8),
    async (c) => {
      // The body counts, not its declared type: text/plain saves the browser a preflight.
      const { isNew, ...acknowledgement } = await recordReceipt(deps, {
        site: c.req.param('site'),
        text: await readBody(c),
        origin: c.req.header('origin'),
      })
      return c.json(acknowledgement, isNew ? 201 : 200)
    },
  )
}

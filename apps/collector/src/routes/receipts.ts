import { Hono } from 'hono'
import { isbot } from 'isbot'
import type { Deps } from '../deps.ts'
import { recordReceipt } from '../domain/record-receipt.ts'
import { connectionOf } from './connection-of.ts'
import { limitBody, readBody } from './read-body.ts'

export function receiptRoutes(deps: Deps) {
  return new Hono().post(
    '/v1/sites/:site/receipts',
    // A receipt is 2 KB; what is much larger is none.
    limitBody(8),
    async (c) => {
      // The body counts, not its declared type: text/plain saves the browser a preflight.
      const recorded = await recordReceipt(deps, {
        site: c.req.param('site'),
        text: await readBody(c),
        origin: c.req.header('origin'),
        connection: connectionOf(c),
        isProgram: isbot(c.req.header('user-agent')?.slice(0, 500)),
      })
      if ('counted' in recorded) return c.json(recorded, 202)
      const { isNew, ...acknowledgement } = recorded
      return c.json(acknowledgement, isNew ? 201 : 200)
    },
  )
}

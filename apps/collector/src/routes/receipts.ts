import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { recordReceipt } from '../domain/record-receipt.ts'

/** A receipt is 2 KB at most; what is larger is none. */
const MAX_BODY = 8 * 1024

export function receiptRoutes(deps: Deps) {
  return new Hono().post(
    '/v1/sites/:site/receipts',
    bodyLimit({
      maxSize: MAX_BODY,
      onError: () => {
        throw new CollectorError('body_too_large', `expected at most ${MAX_BODY} bytes, found more`)
      },
    }),
    async (c) => {
      // The body counts, not its declared type: text/plain saves the browser a preflight.
      const { isNew, ...acknowledgement } = await recordReceipt(deps, {
        site: c.req.param('site'),
        text: await c.req.text(),
        origin: c.req.header('origin'),
      })
      return c.json(acknowledgement, isNew ? 201 : 200)
    },
  )
}

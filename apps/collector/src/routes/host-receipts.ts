import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { authorise } from '../domain/authorise.ts'
import { ConfirmationBody, confirmForm } from '../domain/confirm-form.ts'
import { HostBody } from '../domain/host-body.ts'
import { parseText } from '../domain/parse-input.ts'
import { recordHostReceipt } from '../domain/record-host-receipt.ts'
import { limitBody, readBody } from './read-body.ts'

/** What a site's own server sends. Its token writes and reads nothing. */
export function hostReceiptRoutes(deps: Deps) {
  return new Hono()
    .post('/v1/sites/:site/host/receipts', limitBody(8), async (c) => {
      const site = c.req.param('site')
      await authorise(deps.store, c.req.header('authorization'), { scope: 'host', site })
      const body = parseText(HostBody, await readBody(c))
      const { isNew, ...acknowledgement } = await recordHostReceipt(deps, site, body)
      return c.json(acknowledgement, isNew ? 201 : 200)
    })
    .post('/v1/sites/:site/host/confirmations', limitBody(8), async (c) => {
      const site = c.req.param('site')
      await authorise(deps.store, c.req.header('authorization'), { scope: 'host', site })
      const body = parseText(ConfirmationBody, await readBody(c))
      const { isNew, ...acknowledgement } = await confirmForm(deps, site, body)
      return c.json(acknowledgement, isNew ? 201 : 200)
    })
}

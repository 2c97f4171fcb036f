import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { authorise } from '../domain/authorise.ts'
import { createToken, listTokens, revokeToken } from '../domain/manage-tokens.ts'
import { parseText } from '../domain/parse-input.ts'

const TokenBody = z.strictObject({
  scope: z.enum(['read', 'publish', 'host', 'admin']),
  site: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'expected a site id')
    .nullable()
    .exactOptional(),
  label: z.string().max(100).exactOptional(),
})

export function adminTokenRoutes(deps: Deps) {
  return new Hono()
    .get('/admin/v1/tokens', async (c) => {
      await authoriseAdmin(deps, c.req.header('authorization'))
      return c.json({ tokens: await listTokens(deps) })
    })
    .post('/admin/v1/tokens', bodyLimit({ maxSize: 8192, onError: tooLarge }), async (c) => {
      await authoriseAdmin(deps, c.req.header('authorization'))
      return c.json(await createToken(deps, parseText(TokenBody, await c.req.text())), 201)
    })
    .delete('/admin/v1/tokens/:id', async (c) => {
      await authoriseAdmin(deps, c.req.header('authorization'))
      await revokeToken(deps, c.req.param('id'))
      return c.body(null, 204)
    })
}

function authoriseAdmin(deps: Deps, header: string | undefined) {
  return authorise(deps.store, header, { scope: 'admin', site: null })
}

function tooLarge(): never {
  throw new CollectorError('body_too_large', 'expected at most 8 KiB, found more')
}

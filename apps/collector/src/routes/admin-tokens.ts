import { ID } from '@kvitto/receipt'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { authorise } from '../domain/authorise.ts'
import { createToken } from '../domain/create-token.ts'
import { handOutLinkKey } from '../domain/hand-out-link-key.ts'
import { listTokens } from '../domain/list-tokens.ts'
import { parseText } from '../domain/parse-input.ts'
import { revokeToken } from '../domain/revoke-token.ts'
import { SCOPES } from '../storage/token-store.ts'
import { LineOfText } from './line-of-text.ts'
import { limitBody, readBody } from './read-body.ts'

const TokenBody = z.strictObject({
  scope: z.enum(SCOPES),
  site: z.string().regex(ID, 'a site id').nullable().exactOptional(),
  label: LineOfText.max(100).exactOptional(),
})

export function adminTokenRoutes(deps: Deps) {
  return new Hono()
    .get('/admin/v1/tokens', async (c) => {
      await authoriseAdmin(deps, c.req.header('authorization'))
      return c.json({ tokens: await listTokens(deps) })
    })
    .post('/admin/v1/tokens', limitBody(8), async (c) => {
      await authoriseAdmin(deps, c.req.header('authorization'))
      return c.json(await createToken(deps, parseText(TokenBody, await readBody(c))), 201)
    })
    .post('/admin/v1/sites/:site/link-key', async (c) => {
      // Not scope host: who has that key can withdraw for good, also when their token is revoked.
      await authoriseAdmin(deps, c.req.header('authorization'))
      return c.json(await handOutLinkKey(deps, c.req.param('site')), 201)
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

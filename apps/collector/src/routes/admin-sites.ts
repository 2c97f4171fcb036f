import { ID } from '@kvitto/receipt'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { authorise } from '../domain/authorise.ts'
import { parseInput, parseText } from '../domain/parse-input.ts'
import { publishBuild } from '../domain/publish-build.ts'
import { publishPolicy } from '../domain/publish-policy.ts'
import { putSite } from '../domain/put-site.ts'
import { LineOfText } from './line-of-text.ts'
import { limitBody, readBody } from './read-body.ts'

const SiteId = z.string().regex(ID, 'a site id of [a-z0-9-]{1,40}')
const Hash = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'a SHA-256 in base64url')

const SiteBody = z.strictObject({
  void: z.array(Hash).max(1000).exactOptional(),
  guard: z.enum(['on', 'off']).exactOptional(),
})
const PolicyBody = z.strictObject({ policy: z.unknown() })
const BuildBody = z.strictObject({
  version: LineOfText.min(1).max(40),
  files: z.record(
    z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/, 'a relative path'),
    z.base64('bytes in base64'),
  ),
})

/** What a publisher does. */
export function adminSiteRoutes(deps: Deps) {
  return new Hono()
    .put('/admin/v1/sites/:site', limitBody(256), async (c) => {
      const site = parseInput(SiteId, c.req.param('site'))
      await authorisePublisher(deps, c.req.header('authorization'), site)
      const text = await readBody(c)
      const settings = parseText(SiteBody, text === '' ? '{}' : text)
      const { isNew, ...answer } = await putSite(deps, site, settings)
      return c.json(answer, isNew ? 201 : 200)
    })
    .post('/admin/v1/sites/:site/policies', limitBody(1024), async (c) => {
      const site = c.req.param('site')
      await authorisePublisher(deps, c.req.header('authorization'), site)
      const { policy } = parseText(PolicyBody, await readBody(c))
      const { isNew, ...answer } = await publishPolicy(deps, site, policy)
      return c.json(answer, isNew ? 201 : 200)
    })
    .post('/admin/v1/sites/:site/builds', limitBody(16 * 1024), async (c) => {
      const site = c.req.param('site')
      await authorisePublisher(deps, c.req.header('authorization'), site)
      const build = parseText(BuildBody, await readBody(c))
      return c.json(await publishBuild(deps, site, build), 201)
    })
}

function authorisePublisher(deps: Deps, header: string | undefined, site: string) {
  return authorise(deps.store, header, { scope: 'publish', site })
}

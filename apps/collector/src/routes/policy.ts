import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { makeSnippets } from '../domain/make-snippets.ts'
import { readPolicyBytes } from '../domain/read-policy-bytes.ts'
import { readPolicyInForce } from '../domain/read-policy-in-force.ts'
import { hasEtag } from './has-etag.ts'
import { textAnswers } from './text-answers.ts'

export function policyRoutes(deps: Deps) {
  const json = textAnswers('application/json')

  return new Hono()
    .get('/v1/sites/:site/policy', async (c) => {
      const published = await readPolicyInForce(deps, c.req.param('site'))
      const etag = `"${published.policyVersion}"`
      c.header('ETag', etag)
      c.header('Cache-Control', 'public, max-age=60')
      if (hasEtag(c, etag)) return c.body(null, 304)
      return c.json(published)
    })
    .get('/v1/sites/:site/snippets', async (c) => {
      const { slice, snippets } = await makeSnippets(deps, c.req.param('site'))
      c.header('Cache-Control', 'no-cache')
      return c.json({ policyVersion: slice.policyVersion, slice, snippets })
    })
    .get('/v1/sites/:site/policies/:hash', async (c) => {
      const { site, hash } = c.req.param()
      const body = await readPolicyBytes(deps, site, hash)
      c.header('Cache-Control', 'public, max-age=31536000, immutable')
      return json(c, { body, hash })
    })
}

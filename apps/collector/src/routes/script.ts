import { type Context, Hono } from 'hono'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { makeScript } from '../domain/make-script.ts'
import { readBuildFile } from '../domain/read-build-file.ts'
import { hasEtag } from './has-etag.ts'

const IMMUTABLE = 'public, max-age=31536000, immutable'

/** What pages load. Any page may: these files say nothing about a visitor. */
export function scriptRoutes(deps: Deps) {
  return new Hono()
    .get('/s/:site/kvitto.js', async (c) => {
      const { text, hash } = await makeScript(deps, c.req.param('site'))
      const etag = `"${hash}"`
      c.header('ETag', etag)
      // Five minutes until a new version is everywhere; a page keeps what it has when this is down.
      c.header('Cache-Control', 'public, max-age=300, stale-if-error=86400')
      if (hasEtag(c, etag)) return c.body(null, 304)
      return javascript(c, text)
    })
    .get('/s/:site/:file{kvitto\\.[A-Za-z0-9_-]{43}\\.js}', async (c) => {
      const hash = c.req.param('file').slice('kvitto.'.length, -'.js'.length)
      const text = await deps.store.sites.getScript(c.req.param('site'), hash)
      if (text === undefined) {
        throw new CollectorError('script_unknown', 'expected a script of this site, found none')
      }
      c.header('Cache-Control', IMMUTABLE)
      return javascript(c, text)
    })
    .get('/builds/:hash/:path{.+}', async (c) => {
      const bytes = await readBuildFile(deps, c.req.param('hash'), c.req.param('path'))
      c.header('Cache-Control', IMMUTABLE)
      return javascript(c, bytes)
    })
}

function javascript(c: Context, body: string | Uint8Array<ArrayBuffer>): Response {
  c.header('Content-Type', 'text/javascript; charset=utf-8')
  return c.body(body)
}

import { Hono } from 'hono'
import { CollectorError } from '../collector-error.ts'
import type { Deps } from '../deps.ts'
import { makeScript } from '../domain/make-script.ts'
import { readBuildFile } from '../domain/read-build-file.ts'
import { readManifest } from '../domain/read-manifest.ts'
import { textAnswers } from './text-answers.ts'

const IMMUTABLE = 'public, max-age=31536000, immutable'
// Five minutes until a new version is everywhere; a page keeps what it has when this is down.
const FLOATING = 'public, max-age=300, stale-if-error=86400'

/** What pages load. Any page may: these files say nothing about a visitor. */
export function scriptRoutes(deps: Deps) {
  const javascript = textAnswers('text/javascript; charset=utf-8')

  return new Hono()
    .get('/s/:site/kvitto.js', async (c) => {
      const { text, hash } = await makeScript(deps, c.req.param('site'))
      c.header('Cache-Control', FLOATING)
      return javascript(c, { body: text, hash })
    })
    .get('/s/:site/:file{kvitto\\.[A-Za-z0-9_-]{43}\\.js}', async (c) => {
      const hash = c.req.param('file').slice('kvitto.'.length, -'.js'.length)
      const text = await deps.store.sites.getScript(c.req.param('site'), hash)
      if (text === undefined) {
        throw new CollectorError('script_unknown', 'expected a script of this site, found none')
      }
      c.header('Cache-Control', IMMUTABLE)
      return javascript(c, { body: text, hash })
    })
    .get('/builds/:build', async (c) => {
      const manifest = await readManifest(deps, c.req.param('build'))
      c.header('Cache-Control', IMMUTABLE)
      c.header('Content-Type', 'application/json')
      return c.body(manifest)
    })
    .get('/builds/:build/:path{.+}', async (c) => {
      const { build, path } = c.req.param()
      const { bytes, hash } = await readBuildFile(deps, build, path)
      c.header('Cache-Control', IMMUTABLE)
      return javascript(c, { body: bytes, hash })
    })
}

import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { authorise } from '../domain/authorise.ts'
import { readCheckpoint, readEntryBundle, readTilePath } from '../domain/read-log.ts'

/** C2SP tlog-tiles. Tiles tell how much a site is used and when, so they need a read token. */
export function logRoutes(deps: Deps) {
  return new Hono()
    .get('/v1/sites/:site/log/checkpoint', async (c) => {
      c.header('Cache-Control', 'no-cache')
      return c.text(await readCheckpoint(deps, c.req.param('site')))
    })
    .get('/v1/sites/:site/log/key', async (c) => {
      const site = c.req.param('site')
      await readCheckpoint(deps, site)
      return c.text(`${await deps.log.vkey(site)}\n`)
    })
    .get('/v1/sites/:site/log/tile/entries/:path{.+}', async (c) => {
      const site = c.req.param('site')
      await authorise(deps.store, c.req.header('authorization'), { scope: 'read', site })
      const bytes = await readEntryBundle(deps, site, c.req.param('path'))
      c.header('Cache-Control', 'private, max-age=31536000, immutable')
      c.header('Content-Type', 'application/octet-stream')
      return c.body(bytes)
    })
    .get('/v1/sites/:site/log/tile/:level{[0-9]{1,2}}/:path{.+}', async (c) => {
      const { site, level, path } = c.req.param()
      await authorise(deps.store, c.req.header('authorization'), { scope: 'read', site })
      const bytes = await readTilePath(deps, { site, level: Number(level), path })
      c.header('Cache-Control', 'private, max-age=31536000, immutable')
      c.header('Content-Type', 'application/octet-stream')
      return c.body(bytes)
    })
}

import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { authorise } from '../domain/authorise.ts'
import { readCheckpoint } from '../domain/read-checkpoint.ts'
import { readEntryBundle } from '../domain/read-entry-bundle.ts'
import { readTile } from '../domain/read-tile.ts'
import { requireSite } from '../domain/require-site.ts'

/** C2SP tlog-tiles. Tiles tell how much a site is used and when, so they need a read token. */
export function logRoutes(deps: Deps) {
  return new Hono()
    .get('/v1/sites/:site/log/checkpoint', async (c) => {
      c.header('Cache-Control', 'no-cache')
      return c.text(await readCheckpoint(deps, c.req.param('site')))
    })
    .get('/v1/sites/:site/log/key', async (c) => {
      const site = c.req.param('site')
      await requireSite(deps.store, site)
      return c.text(`${await deps.log.vkey(site)}\n`)
    })
    .get('/v1/sites/:site/log/keys', async (c) => {
      const site = c.req.param('site')
      await requireSite(deps.store, site)
      return c.text((await deps.log.vkeys(site)).map((vkey) => `${vkey}\n`).join(''))
    })
    .get('/v1/sites/:site/log/tile/entries/:path{.+}', async (c) => {
      const site = c.req.param('site')
      await authorise(deps.store, c.req.header('authorization'), { scope: 'read', site })
      const bytes = await readEntryBundle(deps, site, c.req.param('path'))
      c.header('Cache-Control', 'private, max-age=31536000, immutable')
      c.header('Content-Type', 'application/octet-stream')
      return c.body(bytes)
    })
    .get('/v1/sites/:site/log/tile/:level{[0-9]+}/:path{.+}', async (c) => {
      const { site, level, path } = c.req.param()
      await authorise(deps.store, c.req.header('authorization'), { scope: 'read', site })
      const bytes = await readTile(deps, { site, level, path })
      c.header('Cache-Control', 'private, max-age=31536000, immutable')
      c.header('Content-Type', 'application/octet-stream')
      return c.body(bytes)
    })
}

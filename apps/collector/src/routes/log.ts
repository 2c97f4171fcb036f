import { type Context, Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { authorise } from '../domain/authorise.ts'
import { describeLogs } from '../domain/describe-logs.ts'
import { readCheckpoint } from '../domain/read-checkpoint.ts'
import { readEntryBundle } from '../domain/read-entry-bundle.ts'
import { readLog } from '../domain/read-log.ts'
import { readTile } from '../domain/read-tile.ts'
import { requireSite, unknownSite } from '../domain/require-site.ts'
import { accessLogOf, nameLog, siteOf } from '../log/log-id.ts'

/**
 * C2SP tlog-tiles, each log under a prefix. Tiles tell how much a site is used and when, so they need a read token; of
 * the access log the checkpoint needs one too, as its size tells how much is read.
 */
export function logRoutes(deps: Deps) {
  return (
    new Hono()
      .get('/v1/sites/:site/logs', async (c) => {
        c.header('Cache-Control', 'no-cache')
        return c.json(await describeLogs(deps, c.req.param('site')))
      })
      .route('/', prefixRoutes(deps, '/v1/sites/:site/log'))
      .route('/', prefixRoutes(deps, '/v1/sites/:site/log/:access{access}'))
      // The prefix of a site's first log stays what it was.
      .route('/', prefixRoutes(deps, '/v1/sites/:site/log/:generation{[2-9]|[1-9][0-9]{1,5}}'))
  )
}

function prefixRoutes(deps: Deps, prefix: string) {
  const paramsOf = (c: Context): Record<string, string> => c.req.param()
  const logOf = (c: Context) => {
    const { site = '', access, generation = '1' } = paramsOf(c)
    // Encoded it may come with a slash, and name a log that its own path gives to tokens alone.
    if (site.includes('/')) throw unknownSite(site)
    return { site: access ? accessLogOf(site) : site, generation: Number(generation) }
  }
  const idOf = async (c: Context) => {
    const { site, generation } = logOf(c)
    await (generation === 1
      ? requireSite(deps.store, siteOf(site))
      : readLog(deps, { site, generation }))
    return nameLog(site, generation)
  }
  const requireToken = async (c: Context) => {
    const needed = { scope: 'read', site: siteOf(logOf(c).site) } as const
    await authorise(deps.store, c.req.header('authorization'), needed)
  }
  const answerTile = async (c: Context, read: () => Promise<Uint8Array<ArrayBuffer>>) => {
    await requireToken(c)
    const bytes = await read()
    c.header('Cache-Control', 'private, max-age=31536000, immutable')
    c.header('Content-Type', 'application/octet-stream')
    return c.body(bytes)
  }
  return new Hono()
    .get(`${prefix}/checkpoint`, async (c) => {
      if (paramsOf(c).access) await requireToken(c)
      c.header('Cache-Control', 'no-cache')
      return c.text(await readCheckpoint(deps, logOf(c)))
    })
    .get(`${prefix}/key`, async (c) => c.text(`${await deps.log.vkey(await idOf(c))}\n`))
    .get(`${prefix}/keys`, async (c) => {
      const vkeys = await deps.log.vkeys(await idOf(c))
      return c.text(vkeys.map((vkey) => `${vkey}\n`).join(''))
    })
    .get(`${prefix}/tile/entries/:path{.+}`, (c) =>
      answerTile(c, () => readEntryBundle(deps, { ...logOf(c), path: c.req.param('path') ?? '' })),
    )
    .get(`${prefix}/tile/:level{[0-9]+}/:path{.+}`, (c) => {
      const { level = '', path = '' } = c.req.param()
      return answerTile(c, () => readTile(deps, { ...logOf(c), level, path }))
    })
}

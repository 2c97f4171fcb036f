import { readFileSync } from 'node:fs'
import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'

export interface SeenRequest {
  method: string
  /** With the query. */
  path: string
  /** Names only, in the order of the Cookie header. */
  cookies: string[]
  at: string
}

// The smallest transparent GIF.
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
// Partitioned: the only kind of cookie that today's Chromium sends back to another site.
const VISIT = 'third_visit=1; Path=/; Max-Age=2592000; SameSite=None; Secure; Partitioned; HttpOnly'

/** Stand-ins for two other companies. `GET /requests` tells everything that reached them. */
export function createThirdParties(): Hono {
  let seen: SeenRequest[] = []
  const app = new Hono()
  app.use(async (c, next) => {
    if (c.req.path !== '/requests') seen.push(describeRequest(c))
    await next()
    c.header('Cache-Control', 'no-store')
  })
  app.use(cors())
  app.get('/requests', (c) => c.json(seen))
  app.delete('/requests', (c) => {
    seen = []
    return c.body(null, 204)
  })
  app.get('/stats/lib.js', (c) =>
    c.body(file('lib.js'), 200, { 'Content-Type': 'text/javascript' }),
  )
  app.get('/stats/track.js', (c) =>
    c.body(file('track.js'), 200, { 'Content-Type': 'text/javascript' }),
  )
  app.get('/stats/pixel.gif', (c) =>
    c.body(PIXEL, 200, { 'Content-Type': 'image/gif', 'Set-Cookie': VISIT }),
  )
  app.get('/video/embed', (c) => c.html(file('embed.html')))
  app.get('/:company/privacy', (c) => c.text('This company is made up. It keeps nothing.\n'))
  return app
}

function describeRequest({ req }: Context): SeenRequest {
  const { pathname, search } = new URL(req.url)
  const pairs = req.header('Cookie')?.split(/; ?/) ?? []
  return {
    method: req.method,
    path: pathname + search,
    cookies: pairs.map((pair) => pair.split('=', 1)[0] ?? ''),
    at: new Date().toISOString(),
  }
}

function file(name: string): string {
  return readFileSync(new URL(`../third-parties/${name}`, import.meta.url), 'utf8')
}

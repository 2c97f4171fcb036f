import { createKvittoServer } from 'kvitto/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStrictSite, type StrictSite } from './open-strict-site.ts'
import { sharedCache } from './shared-cache.ts'

let site: StrictSite
beforeAll(async () => {
  site = await openStrictSite()
})
afterAll(() => site?.close())

const URLS = {
  page: 'https://shop.example/',
  script: 'https://shop.example/app.js',
  metrics: 'https://shop.example/metrics/lib.js',
}

/** The site's own server, which thinks that everything it has may be kept by everyone. */
function origin() {
  const seen: string[] = []
  const handler = (request: Request) => {
    const { pathname } = new URL(request.url)
    seen.push(pathname)
    const headers = {
      'Content-Type': pathname === '/' ? 'text/html' : 'text/javascript',
      'Cache-Control': 'public, max-age=600, s-maxage=600',
      'CDN-Cache-Control': 'max-age=600',
      ETag: '"1"',
    }
    const isKnown = request.headers.get('If-None-Match') === '"1"'
    return new Response(isKnown ? null : `of ${pathname}`, { status: isKnown ? 304 : 200, headers })
  }
  return { seen, handler }
}

/** A visit as a browser makes it. */
function visit(url: string, cookie: string, dest = 'document'): Request {
  return new Request(url, {
    headers: { Cookie: cookie, 'Sec-Fetch-Dest': dest, 'Sec-Fetch-Site': 'none' },
  })
}

const cookieOf = (marks: Parameters<StrictSite['decided']>[0]) =>
  new URL(site.decided(marks)).searchParams.get('set')?.replace(/;.*/, '') ?? ''

test.each([false, true])(
  'behind a shared cache nobody gets what another decided (ignores Vary: %s)',
  async (ignoresVary) => {
    const { handler, seen } = origin()
    const kvitto = createKvittoServer(site.published)
    const cache = sharedCache(kvitto.fetch(handler), { ignoresVary })
    const agreed = cookieOf({ analytics: 'g', functional: 'g' })
    const refused = cookieOf({ analytics: 'r', functional: 'r' })
    const { host } = site.parties.analytics
    const policy = async (cookie: string) =>
      (await cache.ask(visit(URLS.page, cookie))).headers.get('Content-Security-Policy')
    for (const order of [
      [agreed, refused, ''],
      [refused, '', agreed],
      ['', agreed, refused],
    ]) {
      for (const cookie of order) {
        const text = await policy(cookie)
        expect(text).toContain('default-src')
        if (cookie === agreed) expect(text).toContain(` ${host} `)
        else expect(text).not.toContain(` ${host} `)
        const { headers } = await cache.ask(visit(URLS.page, cookie))
        const again = headers.getSetCookie().join()
        expect(again.startsWith(cookie ? `${cookie};` : '')).toBe(true)
      }
    }
    // Nor the script of a service that one agreed to and the other did not.
    expect(await (await cache.ask(visit(URLS.metrics, agreed, 'script'))).text()).toBe(
      'of /metrics/lib.js',
    )
    expect((await cache.ask(visit(URLS.metrics, refused, 'script'))).status).toBe(403)
    expect((await cache.ask(visit(URLS.metrics, agreed, 'script'))).status).toBe(200)
    // What depends on no decision is kept as ever: the cache is one.
    seen.length = 0
    for (const cookie of [agreed, refused]) await cache.ask(visit(URLS.script, cookie, 'script'))
    expect([cache.stored(), cache.hits(), seen]).toEqual([[URLS.script], 1, ['/app.js']])
  },
)

test('at an edge one stored page serves everyone, each with a policy of their own', async () => {
  const { handler, seen } = origin()
  const kvitto = createKvittoServer(site.published)
  const stored = sharedCache(async (request) => handler(request))
  // The edge's own key: the address, and nothing of the visitor.
  const edge = kvitto.fetch((request) => stored.ask(new Request(request.url)))
  const { host } = site.parties.analytics
  const texts: string[] = []
  for (const cookie of [cookieOf({ analytics: 'g' }), cookieOf({ analytics: 'r' }), '']) {
    const response = await edge(visit(URLS.page, cookie))
    expect(await response.text()).toBe('of /')
    expect(response.headers.get('Cache-Control')).toBe('private, no-cache')
    texts.push(response.headers.get('Content-Security-Policy') ?? '')
  }
  expect(texts.map((text) => text.includes(` ${host} `))).toEqual([true, false, false])
  expect(seen).toEqual(['/'])
})

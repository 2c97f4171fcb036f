import { afterEach, describe, expect, test } from 'vitest'
import { createKvittoServer, type KvittoServerOptions } from './create-kvitto-server.ts'
import { type OpenServer, openServer } from './testing/open-server.ts'
import { serverPublished, stateCookie } from './testing/server-policy.ts'

const NAVIGATION = { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'none' }
const AGREED = { Cookie: stateCookie({ analytics: 'g', ads: 'g' }) }
const WITHDRAWN = `${stateCookie({ analytics: 'w', ads: 'r' })}`

let server: OpenServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

describe.each(['express', 'express writeHead', 'hono', 'fetch'] as const)(
  'under %s',
  (framework) => {
    async function open(options: KvittoServerOptions = {}) {
      const kvitto = createKvittoServer(serverPublished, options)
      server = await openServer(framework, kvitto)
      return { kvitto, ask: server.ask }
    }
    const policyOf = (headers: Record<string, unknown>) =>
      String(headers['content-security-policy'])

    test('a page brings the policy of what its visitor gave, beside the site’s own', async () => {
      const { ask } = await open()
      const unknown = policyOf((await ask('/', NAVIGATION)).headers)
      expect(unknown).toContain("object-src 'none', default-src")
      expect(unknown).toContain(' pay.example ')
      expect(unknown).not.toMatch(/stats\.example|ads\.example/)
      const given = policyOf((await ask('/', { ...NAVIGATION, ...AGREED })).headers)
      expect(given).toContain(' stats.example ')
      const half = await ask('/', {
        ...NAVIGATION,
        Cookie: stateCookie({ analytics: 'r', ads: 'g' }),
      })
      expect(policyOf(half.headers)).toContain(' ads.example/js/ ')
      expect(policyOf(half.headers)).not.toContain('stats.example')
    })

    test.each([
      ['garbage', { Cookie: 'kvitto=1.x' }],
      ['two cookies that disagree', { Cookie: `${WITHDRAWN}; ${AGREED.Cookie}` }],
      ['a grant that expired', { Cookie: stateCookie({ analytics: 'g' }, { expiresAt: 1 }) }],
      [
        'a grant of another meaning',
        {
          Cookie: AGREED.Cookie.replaceAll('AAAAAAAA', 'CCCCCCCC').replaceAll(
            'BBBBBBBB',
            'CCCCCCCC',
          ),
        },
      ],
      ['a refused service', { Cookie: stateCookie({ analytics: 'g', stats: 'r' }) }],
    ])('%s opens nothing', async (_, headers) => {
      const { ask } = await open()
      const policy = policyOf((await ask('/', { ...NAVIGATION, ...headers })).headers)
      expect(policy).toContain('default-src')
      expect(policy).not.toMatch(/stats\.example|ads\.example/)
    })

    test('a void version opens nothing', async () => {
      const { ask } = await open({ void: ['P'.repeat(43)] })
      const { headers } = await ask('/', { ...NAVIGATION, ...AGREED })
      expect(policyOf(headers)).not.toContain('stats.example')
    })

    test('a service is closed on the paths that it may not run on', async () => {
      const { ask } = await open()
      const policy = policyOf((await ask('/portal/', { ...NAVIGATION, ...AGREED })).headers)
      expect(policy).toContain('ads.example')
      expect(policy).not.toContain('stats.example')
    })

    test('no cache may keep a page, and no validator brings an old one back', async () => {
      const { ask } = await open()
      const { status, headers, body } = await ask('/', { ...NAVIGATION, 'If-None-Match': '"1"' })
      expect({ status, body: body.length > 0 }).toEqual({ status: 200, body: true })
      expect(headers).toMatchObject({ 'cache-control': 'private, no-cache' })
      expect(headers.vary?.split(/, */)).toEqual(expect.arrayContaining(['Cookie', '*']))
      expect(headers).not.toHaveProperty('etag')
      expect(headers).not.toHaveProperty('cdn-cache-control')
    })

    test('what depends on no decision is cached as before', async () => {
      const { ask } = await open()
      const { headers } = await ask('/app.js', { 'Sec-Fetch-Dest': 'script', ...AGREED })
      expect(headers).toMatchObject({ 'cache-control': 'public, max-age=600', etag: '"1"' })
      expect(headers).not.toHaveProperty('content-security-policy')
      expect(
        (await ask('/app.js', { 'If-None-Match': '"1"', 'Sec-Fetch-Dest': 'script' })).status,
      ).toBe(304)
    })

    test('a worker’s script and a drawing in a frame bring a policy of their own', async () => {
      const { ask } = await open({ workers: ['/worker.js'] })
      for (const [path, dest] of [
        ['/app.js', 'worker'],
        ['/worker.js', 'script'],
        ['/icon.svg', 'iframe'],
      ]) {
        const { headers } = await ask(path as string, { 'Sec-Fetch-Dest': dest as string })
        expect(policyOf(headers)).toContain('default-src')
        expect(headers['cache-control']).toBe('private, no-cache')
      }
      // Firefox starts no service worker whose script has the star.
      const service = await ask('/app.js', { 'Sec-Fetch-Dest': 'serviceworker' })
      expect(policyOf(service.headers)).toContain('default-src')
      expect(service.headers.vary).toBe(
        'Sec-Fetch-Dest, Cookie, cf-ipcountry, cf-region-code, x-vercel-ip-country, x-vercel-ip-country-region, cloudfront-viewer-country, cloudfront-viewer-country-region, x-appengine-country',
      )
      const { headers } = await ask('/icon.svg', { 'Sec-Fetch-Dest': 'image' })
      expect(headers).toMatchObject({
        'cache-control': 'public, max-age=600',
        vary: 'Sec-Fetch-Dest',
      })
    })

    test('cookies of services that are not agreed are dropped; essential and unknown ones pass', async () => {
      const { ask } = await open()
      const refused = await ask('/cookies', { Cookie: WITHDRAWN })
      expect(refused.headers['set-cookie']).toEqual([
        'basket=c',
        '_s_basket=d',
        'theme=e',
        '_ad=; Max-Age=0',
      ])
      const agreed = await ask('/cookies', AGREED)
      expect(agreed.headers['set-cookie']).toHaveLength(6)
      for (const { headers } of [refused, agreed]) {
        expect(headers['cache-control']).toBe('private, no-cache')
      }
    })

    test('cookies of withdrawn services are ended on every domain and path, essential ones never', async () => {
      const { ask } = await open()
      const Cookie = `_s1=a; _s_basket=b; basket=c; theme=d; __Secure-x=e; ${WITHDRAWN}`
      const { headers } = await ask('/portal/', {
        Host: 'www.shop.example',
        'Sec-Fetch-Dest': 'document',
        Cookie,
      })
      expect(headers['set-cookie']?.sort()).toEqual(
        ['/', '/portal', '/portal/']
          .flatMap((path) =>
            ['', '; Domain=shop.example', '; Domain=www.shop.example'].map(
              (domain) => `_s1=; Max-Age=0; Path=${path}${domain}`,
            ),
          )
          .sort(),
      )
    })

    test('of many, no more at once than a proxy takes; the next page ends the rest', async () => {
      const { ask } = await open()
      const request = { Host: 'www.shop.example', 'Sec-Fetch-Dest': 'document' }
      let names = Array.from({ length: 30 }, (_, at) => `_s${at}`)
      let pages = 0
      for (; names.length > 0 && pages < 40; pages++) {
        const Cookie = [...names.map((name) => `${name}=a`), WITHDRAWN].join('; ')
        const { headers } = await ask('/portal/', { ...request, Cookie })
        const lines = headers['set-cookie'] ?? []
        expect(lines.join().length).toBeLessThan(1500)
        const ended = new Set(lines.map((line) => line.split('=')[0]))
        for (const name of ended) {
          expect(lines.filter((line) => line.startsWith(`${name}=`))).toHaveLength(9)
        }
        names = names.filter((name) => !ended.has(name))
      }
      expect(names).toEqual([])
    })

    test('nothing is ended before a decision, nor while it is given', async () => {
      const { ask } = await open()
      for (const cookie of ['_s1=a', `_s1=a; ${AGREED.Cookie}`]) {
        const { headers } = await ask('/', { 'Sec-Fetch-Dest': 'document', Cookie: cookie })
        expect(headers).not.toHaveProperty('set-cookie')
      }
    })

    test('a visit that starts with a valid state gets its cookie again, to its own end', async () => {
      const { ask } = await open()
      const { headers } = await ask('/', { ...NAVIGATION, ...AGREED })
      expect(headers['set-cookie']).toEqual([
        expect.stringMatching(
          /^kvitto=1\.P{43}\..*; Path=\/; Max-Age=112\d{5}; SameSite=Lax; Secure$/,
        ),
      ])
      expect(headers['set-cookie']?.[0]).toContain(AGREED.Cookie)
      const local = await ask('/', { ...NAVIGATION, ...AGREED, Host: 'localhost:8788' })
      expect(local.headers['set-cookie']?.[0]).not.toContain('Secure')
    })

    test.each<[string, Record<string, string>]>([
      ['a link on the site was followed', { ...AGREED, 'Sec-Fetch-Site': 'same-origin' }],
      ['a page is fetched ahead', { ...AGREED, 'Sec-Purpose': 'prefetch;prerender' }],
      ['a script asks', { ...AGREED, 'Sec-Fetch-Dest': 'empty' }],
      ['none came', {}],
      ['it is garbage', { Cookie: 'kvitto=1.x' }],
      ['there are two', { Cookie: `${AGREED.Cookie}; ${WITHDRAWN}` }],
      ['it is of a void version', { Cookie: AGREED.Cookie.replace('PPP', 'VVV') }],
    ])('the state cookie is not set where %s', async (_, headers) => {
      const { ask } = await open({ void: [`VVV${'P'.repeat(40)}`] })
      expect((await ask('/', { ...NAVIGATION, ...headers })).headers['set-cookie'] ?? []).toEqual(
        [],
      )
    })

    test('a service’s path on this origin is refused unless it may run, and never kept by a cache', async () => {
      const { ask } = await open()
      const refused = await ask('/metrics/lib.js', { Cookie: WITHDRAWN })
      expect(refused).toMatchObject({ status: 403, body: '' })
      const agreed = await ask('/metrics/lib.js', AGREED)
      expect(agreed).toMatchObject({ status: 200, body: 'metrics' })
      for (const { headers } of [refused, agreed]) {
        expect(headers).toMatchObject({
          'cache-control': 'private, no-cache',
          vary: expect.stringMatching('Cookie'),
        })
      }
      expect(await ask('/metrics/basket.js')).toMatchObject({ status: 200, body: 'basket' })
      const Referer = 'http://shop.example/portal/x'
      expect(
        (await ask('/metrics/lib.js', { ...AGREED, 'Sec-Fetch-Dest': 'script', Referer })).status,
      ).toBe(403)
    })

    test('an answer to a post is marked, and one to a question is not', async () => {
      const { ask } = await open()
      const posted = await ask('/', NAVIGATION, { method: 'POST', body: 'a=1' })
      expect(posted.headers['server-timing']).toBe('kvitto-strict, kvitto-post')
      expect((await ask('/', NAVIGATION)).headers['server-timing']).toBe('kvitto-strict')
    })

    test('reports are counted by service, without address or sender', async () => {
      const { ask, kvitto } = await open({ reportPath: '/kvitto-csp' })
      expect(policyOf((await ask('/')).headers)).toContain(';report-uri /kvitto-csp')
      const send = (body: unknown) =>
        ask(
          '/kvitto-csp',
          { 'User-Agent': 'Browser 1' },
          { method: 'POST', body: JSON.stringify(body) },
        )
      const report = (blocked: string) => ({
        'csp-report': {
          'document-uri': 'https://shop.example/order/4711?name=Anna',
          'effective-directive': 'img-src',
          'blocked-uri': blocked,
        },
      })
      expect((await send(report('https://stats.example/p.gif?user=Anna'))).status).toBe(204)
      await send(report('https://cdn.stats.example/'))
      await send(report('https://stats.example/q'))
      await send([
        {
          type: 'csp-violation',
          body: { effectiveDirective: 'connect-src', blockedURL: 'https://other.example/x' },
        },
      ])
      await send('x')
      await send({
        'csp-report': { 'blocked-uri': 'x'.repeat(70_000), 'effective-directive': 'img-src' },
      })
      expect(kvitto.reports()).toEqual([
        { service: 'stats', directive: 'img-src', host: 'stats.example', count: 2 },
        { service: 'stats', directive: 'img-src', host: 'cdn.stats.example', count: 1 },
        { service: undefined, directive: 'connect-src', host: 'other.example', count: 1 },
      ])
    })

    test('where nobody is asked first a page is open until a refusal, and cached for no other region', async () => {
      const { ask } = await open()
      const from = (country: string, part = '') => ({
        'cf-ipcountry': country,
        'cf-region-code': part,
      })
      const open_ = await ask('/', { ...NAVIGATION, ...from('US', 'TX') })
      expect(policyOf(open_.headers)).toContain('stats.example')
      expect(open_.headers.vary).toContain('cf-ipcountry')
      for (const headers of [
        from('US', 'CA'),
        from('SE'),
        from('XX'),
        {},
        { ...from('US'), Cookie: stateCookie({ analytics: 'r' }, { expiresAt: 1 }) },
        { ...from('US'), Cookie: 'kvitto=1.x' },
      ]) {
        expect(policyOf((await ask('/', { ...NAVIGATION, ...headers })).headers)).not.toContain(
          'stats.example',
        )
      }
      const gpc = policyOf(
        (await ask('/', { ...NAVIGATION, ...from('US'), 'Sec-GPC': '1' })).headers,
      )
      expect(gpc).toContain('stats.example')
      expect(gpc).not.toContain('ads.example')
    })

    test('without strict a page keeps its headers, and cookies and paths are kept closed', async () => {
      const { ask } = await open({ strict: false })
      const { headers } = await ask('/', NAVIGATION)
      expect(headers).toMatchObject({
        'content-security-policy': "object-src 'none'",
        'cache-control': 'public, max-age=600',
      })
      expect((await ask('/metrics/lib.js')).status).toBe(403)
      expect((await ask('/', { ...NAVIGATION, ...AGREED })).headers['cache-control']).toBe(
        'private, no-cache',
      )
    })
  },
)

test('a region is for the page’s tag, from either kind of request', () => {
  const { regionOf, allows } = createKvittoServer(serverPublished, { regionHeaders: ['x-country'] })
  expect(regionOf(new Request('https://shop.example/', { headers: { 'X-Country': 'se' } }))).toBe(
    'SE',
  )
  expect(regionOf({ headers: { 'x-country': 'US' } })).toBe('US')
  expect(regionOf({ headers: { 'x-country': 'T1', 'cf-ipcountry': 'US' } })).toBeUndefined()
  expect(allows({ url: '/', headers: { cookie: AGREED.Cookie } }, 'stats')).toBe(true)
  expect(allows({ url: '/', headers: {} }, 'stats')).toBe(false)
})

test('a source that is none is refused when the server is made', () => {
  expect(() => createKvittoServer(serverPublished, { sources: { 'img-src': ['a b'] } })).toThrow(
    TypeError,
  )
})

test.each(['kvitto-csp', '/a;b', '/a,b', '/a b', 'https://shop.example/csp', '//a', '/a?b', '/ö'])(
  'a report path that no report would come to is refused when the server is made: %s',
  (reportPath) => {
    expect(() => createKvittoServer(serverPublished, { reportPath })).toThrow(TypeError)
  },
)

test('a header that names the region is found however it is spelt', () => {
  const { regionOf } = createKvittoServer(serverPublished, { regionHeaders: ['X-Country X-Part'] })
  const headers = { 'x-country': 'US', 'x-part': 'CA' }
  expect(regionOf({ headers })).toBe('US-CA')
  expect(regionOf(new Request('https://shop.example/', { headers }))).toBe('US-CA')
})

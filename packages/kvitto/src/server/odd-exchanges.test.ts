import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { describe, expect, test } from 'vitest'
import { createKvittoServer } from './create-kvitto-server.ts'
import { serverPublished, stateCookie } from './testing/server-policy.ts'

const kvitto = createKvittoServer(serverPublished, { reportPath: '/reports' })
const DOCUMENT = { 'Sec-Fetch-Dest': 'document' }
const AGREED = { Cookie: stateCookie({ analytics: 'g', ads: 'g' }) }
const WITHDRAWN = { Cookie: stateCookie({ analytics: 'w', ads: 'r' }) }

type Site = (request: IncomingMessage, response: ServerResponse) => void

/** What a site on Node's own server answers, with `kvitto.connect` before it. */
async function ask(site: Site, path = '/', headers: Record<string, string> = {}) {
  return send((asked, response) => kvitto.connect(asked, response, () => site(asked, response)), {
    path,
    headers,
  })
}

async function send(
  listener: Site,
  { path, headers, body = '' }: { path: string; headers: Record<string, string>; body?: string },
) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    return await new Promise<IncomingMessage>((resolve, reject) => {
      const method = body ? 'POST' : 'GET'
      const all = { Host: 'shop.example', ...headers }
      const asked = request({ port, host: '127.0.0.1', path, method, headers: all }, (answer) => {
        answer.resume().on('end', () => resolve(answer))
      })
      asked.on('error', reject)
      asked.setTimeout(2000, () => asked.destroy(new Error('no answer')))
      asked.end(body)
    })
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** The same answer as a Fetch handler gives it. */
const fetched = (response: () => Response, headers: Record<string, string>, path = '/') =>
  kvitto.fetch(response)(new Request(`https://shop.example${path}`, { headers }))

const hasPolicy = (policy: string | null | undefined) => policy?.includes('default-src') === true

describe('an answer that a browser makes a page of', () => {
  test.each([
    ['without a type', undefined],
    ['with a type that says nothing', '*/*'],
    ['with one that is none', 'html'],
    ['with two, the last of them HTML', 'text/plain, text/html'],
  ])('%s brings the policy where it is shown', async (_, type) => {
    const site: Site = (_, response) => {
      if (type) response.setHeader('Content-Type', type)
      response.end('<script src="//stats.example/"></script>')
    }
    for (const headers of [DOCUMENT, { 'Sec-Fetch-Dest': 'iframe' }, { Accept: 'text/html,*/*' }]) {
      const answer = await ask(site, '/', headers as Record<string, string>)
      expect(hasPolicy(answer.headers['content-security-policy'] as string)).toBe(true)
      expect(answer.headers['cache-control']).toBe('private, no-cache')
    }
  })

  test('asked for as a picture it is none', async () => {
    const { headers } = await ask((_, response) => response.end('x'), '/', {
      'Sec-Fetch-Dest': 'image',
    })
    expect(headers).not.toHaveProperty('content-security-policy')
  })

  test('a redirect that leads nowhere is shown, one that leads somewhere is not', async () => {
    const html = { 'Content-Type': 'text/html' }
    for (const [location, isShown] of [
      [{}, true],
      [{ Location: '/a' }, false],
    ] as const) {
      const answer = await fetched(
        () => new Response('x', { status: 300, headers: { ...html, ...location } }),
        DOCUMENT,
      )
      expect(hasPolicy(answer.headers.get('Content-Security-Policy'))).toBe(isShown)
    }
  })
})

test.each<[string, unknown[]]>([
  ['after a message that is left open', [undefined, { 'Content-Type': 'text/html', 'X-Own': '1' }]],
  ['after a message', ['Fine', { 'Content-Type': 'text/html', 'X-Own': '1' }]],
  ['alone', [{ 'Content-Type': 'text/html', 'X-Own': '1' }]],
])('headers that `writeHead` is given %s arrive', async (_, rest) => {
  const { headers } = await ask((_, response) => {
    ;(response.writeHead as (...all: unknown[]) => unknown)(200, ...rest)
    response.end()
  })
  expect(headers).toMatchObject({ 'x-own': '1', 'content-type': 'text/html' })
  expect(hasPolicy(headers['content-security-policy'] as string)).toBe(true)
})

test('cookies that a list names in two spellings both arrive', async () => {
  const { headers } = await ask((_, response) => {
    response.writeHead(200, ['Set-Cookie', 'a=1', 'set-cookie', 'b=2'])
    response.end()
  })
  expect(headers['set-cookie']).toEqual(['a=1', 'b=2'])
})

test.each([
  ['ended by Express', '_ad=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', true],
  ['ended in the older spelling', '_ad=; expires=Thu, 01-Jan-70 00:00:01 GMT', true],
  ['ended by both', '_ad=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT', true],
  ['kept, whatever stands first', '_ad=1; Max-Age=0; Max-Age=500', false],
  ['kept by its age', '_ad=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=500', false],
  ['kept by its date', '_ad=1; Expires=Wed, 21 Oct 2099 07:28:00 GMT', false],
  ['kept, since that is no date', '_ad=1; Expires=0', false],
  ['kept, whatever its value says', '_ad=max-age=0', false],
])('a cookie that is %s passes or is dropped', async (_, cookie, isPassed) => {
  const headers = { 'Set-Cookie': cookie }
  const answer = await fetched(() => new Response('{}', { headers }), WITHDRAWN)
  expect(answer.headers.getSetCookie()).toEqual(isPassed ? [cookie] : [])
})

test('where it may not be asked whether a copy is new, no part is given of what may be another', async () => {
  const headers = { Range: 'bytes=5-', 'If-Range': '"1"', 'If-None-Match': '"1"' }
  const seen: unknown[] = []
  await ask(
    (asked, response) => {
      seen.push(asked.headers.range, asked.headers['if-range'], asked.headers['if-none-match'])
      response.end()
    },
    '/film.mp4',
    { ...DOCUMENT, ...headers },
  )
  await kvitto.fetch((asked) => {
    seen.push(...Object.keys(headers).map((name) => asked.headers.get(name) ?? undefined))
    return new Response('x')
  })(new Request('https://shop.example/film.mp4', { headers: { ...DOCUMENT, ...headers } }))
  expect(seen).toEqual(Array(6).fill(undefined))
  const { headers: plain } = await ask(
    (asked, response) => response.setHeader('X-Range', `${asked.headers.range}`).end(),
    '/film.mp4',
    { ...DOCUMENT, Range: 'bytes=5-' },
  )
  expect(plain['x-range']).toBe('bytes=5-')
})

describe('a service’s path on this origin is closed', () => {
  const metrics = () => new Response('metrics')

  test.each([
    '/%6Detrics/lib.js',
    '//metrics/lib.js',
    '/metrics//lib.js',
    '/a/../metrics/lib.js',
    // Express takes capitals and small letters for the same.
    '/METRICS/lib.js',
    '/metrics;v=1/lib.js',
    // nginx reads it like this before it looks for a place.
    '/metrics%2Flib.js',
    '/a%2f..%2Fmetrics/lib.js',
    '/metrics%5Clib.js',
    // The essential one below it is not what is given here.
    '/metrics/basket.js%2F..%2Flib.js',
  ])('however it is spelt: %s', async (path) => {
    const site: Site = (_, response) => response.end('metrics')
    expect((await ask(site, path, WITHDRAWN)).statusCode).toBe(403)
    expect((await ask(site, path, AGREED)).statusCode).toBe(200)
  })

  test('also where the policy names it with this site’s host', async () => {
    const { policy } = serverPublished
    const services = policy.services.map((each) =>
      each.id === 'stats' ? { ...each, hosts: ['shop.example/count/', 'stats.example/s/'] } : each,
    )
    const { fetch } = createKvittoServer({ ...serverPublished, policy: { ...policy, services } })
    const statusOf = async (address: string, headers: Record<string, string>) =>
      (await fetch(metrics)(new Request(address, { headers }))).status
    expect(await statusOf('https://shop.example/count/a.js', WITHDRAWN)).toBe(403)
    expect(await statusOf('https://www.shop.example/count/a.js', WITHDRAWN)).toBe(403)
    expect(await statusOf('https://shop.example/count/a.js', AGREED)).toBe(200)
    for (const own of [
      'https://shop.example/s/',
      'https://shop.example/',
      'https://b.example/count/',
    ])
      expect(await statusOf(own, WITHDRAWN)).toBe(200)
  })

  test('and what is essential below it stays open, so spelt too', async () => {
    expect((await fetched(metrics, WITHDRAWN, '/metrics/%62asket.js')).status).toBe(200)
    expect((await fetched(metrics, WITHDRAWN, '/%E0%A4%A/')).status).toBe(200)
  })

  test('on a page where it may not run, and where nothing tells which page it is', async () => {
    const script = { ...AGREED, 'Sec-Fetch-Dest': 'script' }
    const on = (Referer: string) => ({ ...script, Referer })
    for (const [headers, status] of [
      [on('https://shop.example/'), 200],
      [on('https://shop.example/portal/x'), 403],
      [on('https://other.example/'), 403],
      [script, 403],
    ] as const) {
      expect((await fetched(metrics, headers, '/metrics/lib.js')).status).toBe(status)
    }
  })

  test('whatever host the request names', async () => {
    for (const host of ['a b', 'a@b:c', '[']) {
      const headers = { ...WITHDRAWN, 'X-Forwarded-Host': host }
      expect((await fetched(metrics, headers, '/metrics/lib.js')).status).toBe(403)
      expect((await ask((_, response) => response.end(), '/metrics/', headers)).statusCode).toBe(
        403,
      )
    }
  })
})

describe('behind a proxy that asks by another host', () => {
  const proxied = { Host: '127.0.0.1:3000', ...DOCUMENT }
  const page: Site = (_, response) => response.setHeader('Content-Type', 'text/html').end('x')

  test('the page is known by an origin of the policy', async () => {
    const headers = { ...proxied, ...AGREED, 'Sec-Fetch-Dest': 'script' }
    const on = (path: string) =>
      ask(page, '/metrics/a.js', { ...headers, Referer: `https://shop.example${path}` })
    expect((await on('/')).statusCode).toBe(200)
    expect((await on('/portal/')).statusCode).toBe(403)
  })

  test('cookies end on the parents of the host that the proxy names', async () => {
    const Cookie = `_s1=a; ${WITHDRAWN.Cookie}`
    const forwarded = { 'X-Forwarded-Host': 'www.shop.example, inner.example' }
    const { headers } = await ask(page, '/', { ...proxied, ...forwarded, Cookie })
    expect(headers['set-cookie']).toEqual([
      '_s1=; Max-Age=0; Path=/',
      '_s1=; Max-Age=0; Path=/; Domain=www.shop.example',
      '_s1=; Max-Age=0; Path=/; Domain=shop.example',
    ])
  })
})

test('a connection that the handler upgraded is left alone, also where it says so by nothing', async () => {
  const request = new Request('https://shop.example/socket')
  expect(await kvitto.fetch(() => undefined as never)(request)).toBeUndefined()
  const error = Response.error()
  expect(await kvitto.fetch(() => error)(request)).toBe(error)
})

test('a report that was parsed before is counted, and answered', async () => {
  const app = express()
  app.use(express.json({ type: 'application/csp-report' }))
  app.use(kvitto.connect)
  const { statusCode } = await send(app, {
    path: '/reports',
    headers: { 'Content-Type': 'application/csp-report' },
    body: JSON.stringify({
      'csp-report': { 'effective-directive': 'img-src', 'blocked-uri': 'https://stats.example/' },
    }),
  })
  expect(statusCode).toBe(204)
  expect(kvitto.reports()).toMatchObject([{ service: 'stats', count: 1 }])
})

test.each(['X-Accel-Expires', 'Edge-Control', 'X-LiteSpeed-Cache-Control', 'Surrogate-Control'])(
  'no cache is told to keep a visitor’s page by its own header %s',
  async (name) => {
    const headers = { 'Content-Type': 'text/html', [name]: 'public, max-age=600' }
    const page = await ask((_, response) => response.writeHead(200, headers).end('x'))
    expect(page.headers).not.toHaveProperty(name.toLowerCase())
    const other = { ...headers, 'Content-Type': 'text/css' }
    const sheet = await ask((_, response) => response.writeHead(200, other).end('x'))
    expect(sheet.headers).toHaveProperty(name.toLowerCase())
  },
)

describe('cookies that are ended', () => {
  const endedOn = async (path: string, host = 'www.shop.example') => {
    const headers = { ...DOCUMENT, Host: host, Cookie: `_s1=a; ${WITHDRAWN.Cookie}` }
    const answer = await ask(
      (_, response) => response.setHeader('Content-Type', 'text/html').end(),
      path,
      headers,
    )
    return answer.headers['set-cookie'] ?? []
  }

  test('are so too where their path ends in a slash', async () => {
    for (const path of ['/shop/', '/shop/shoes?size=40', '/shop/a/b/c/d']) {
      expect(await endedOn(path)).toEqual(
        expect.arrayContaining([
          '_s1=; Max-Age=0; Path=/shop/',
          '_s1=; Max-Age=0; Path=/shop/; Domain=shop.example',
          '_s1=; Max-Age=0; Path=/shop',
        ]),
      )
    }
  })

  test('never take more of the headers than a proxy reads, however long the address is', async () => {
    for (const path of [`/news/${'%E6%96%87'.repeat(80)}/x`, `/${'a'.repeat(6000)}/b/c`]) {
      const lines = await endedOn(path, 'a.b.c.shop.example')
      expect(lines).toContain('_s1=; Max-Age=0; Path=/; Domain=shop.example')
      expect(lines.join('\r\nSet-Cookie: ').length).toBeLessThan(2500)
    }
  })
})

test('a page of an error brings the policy, also where the head before it could not be written', async () => {
  const app = express()
  app.use(kvitto.connect)
  app.get('/title', (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', 'X-Title': 'Köp → nu' })
  })
  app.get('/status', (_, response) => {
    response.setHeader('Content-Type', 'text/html').writeHead(9999)
  })
  app.use(((_error, _request, response, _next) => {
    response.status(500).type('html').send('<script src="//stats.example/"></script>')
  }) as express.ErrorRequestHandler)
  for (const path of ['/title', '/status']) {
    const { statusCode, headers } = await send(app, { path, headers: DOCUMENT })
    expect(statusCode).toBe(500)
    expect(hasPolicy(headers['content-security-policy'] as string)).toBe(true)
    expect(headers['cache-control']).toBe('private, no-cache')
  }
})

test('a report whose bytes were read before is counted', async () => {
  const server = createKvittoServer(serverPublished, { reportPath: '/reports' })
  const app = express()
  app.use(express.raw({ type: () => true }))
  app.use(server.connect)
  const report = { 'effective-directive': 'img-src', 'blocked-uri': 'https://ads.example/js/a' }
  const body = JSON.stringify({ 'csp-report': report })
  const { statusCode } = await send(app, { path: '/reports', headers: {}, body })
  expect([statusCode, server.reports()]).toMatchObject([204, [{ service: 'banners', count: 1 }]])
})

test('what is never asked is allowed to everybody, what the policy does not name to nobody', () => {
  for (const headers of [{}, WITHDRAWN, AGREED] as Record<string, string>[]) {
    const asked = new Request('https://shop.example/', { headers })
    expect(kvitto.allows(asked, 'basket')).toBe(true)
    expect(kvitto.allows(asked, 'basquet')).toBe(false)
  }
})

import type { RequestListener } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createKvittoServer } from 'kvitto/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EnginePage, Visitor } from '../engines/engine.ts'
import { eachEngine, eachEngineInFull, type OpenEngine } from './each-engine.ts'
import { openStrictSite, type StrictSite, strictPage } from './open-strict-site.ts'

/** How long a third party may take to be asked. */
const SETTLED_MS = 1000
const BOTH = { analytics: 'g', functional: 'g' } as const
const NONE = { analytics: 'w', functional: 'r' } as const

let site: StrictSite
/** Cookies that came with the last request for the page. */
let cookies = ''

beforeAll(async () => {
  site = await openStrictSite()
  const kvitto = createKvittoServer(site.published, { workers: ['/worker.js'] })
  site.serve((request, response) =>
    kvitto.connect(request, response, () => answer(request, response)),
  )
})
afterAll(() => site?.close())

const answer: RequestListener = (request, response) => {
  const { pathname } = new URL(request.url ?? '/', site.origin)
  // What a site's own server would say that knows nothing of decisions.
  response.setHeader('Cache-Control', 'public, max-age=600')
  response.setHeader('ETag', '"1"')
  if (pathname === '/') cookies = request.headers.cookie ?? ''
  if (request.headers['if-none-match'] === '"1"') {
    response.writeHead(304)
    response.end()
    return
  }
  const [type, body] = FILES[pathname]?.() ?? ['text/html; charset=utf-8', strictPage(site, '')]
  if (pathname === '/login')
    response.setHeader('Set-Cookie', ['_demo_visit=1; HttpOnly; Path=/', 'basket=1; Path=/'])
  response.writeHead(200, { 'Content-Type': type })
  response.end(body)
}

const FILES: Record<string, () => [string, string]> = {
  '/srcset': () => [
    'text/html',
    // A script that the parser waits for: then Firefox looks ahead.
    `<!doctype html><title>x</title><script src="/slow.js"></script><h1>A shop</h1>
<img srcset="http://${site.parties.analytics.host}/pixel.gif 1x" alt=""><picture><source srcset="http://${site.parties.analytics.host}/pixel.gif 1x"><img alt=""></picture>`,
  ],
  '/slow.js': () => ['text/javascript', ''],
  '/work': () => [
    'text/html',
    '<!doctype html><title>x</title><h1>A shop</h1><script>new Worker("/worker.js")</script>',
  ],
  '/worker.js': () => [
    'text/javascript',
    `fetch('http://${site.parties.analytics.host}/data', {mode: 'no-cors'})`,
  ],
  '/installs': () => [
    'text/html',
    '<!doctype html><title>x</title><script>navigator.serviceWorker.register("/sw.js")</script>',
  ],
  '/form': () => [
    'text/html',
    '<!doctype html><title>x</title><form method="post" action="/posted"><button>Buy</button></form>',
  ],
  '/metrics/pixel.gif': () => ['text/plain', 'passed on'],
  '/sw.js': () => ['text/javascript', SERVICE_WORKER],
}

/** Keeps pages without a look at who they were for, and gives them before it asks. */
const SERVICE_WORKER = `
addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return
  event.respondWith((async () => {
    const cache = await caches.open('pages')
    const known = await cache.match(event.request, { ignoreVary: true })
    if (known) return known
    const response = await fetch(event.request)
    cache.put(event.request, response.clone()).catch(() => {})
    return response
  })())
})`

let page: EnginePage

/** One page for all of them. */
function openPage({ newVisitor }: OpenEngine): void {
  let visitor: Visitor
  beforeAll(async () => {
    visitor = await newVisitor()
    page = await visitor.newPage()
  })
  afterAll(() => visitor?.close())
}

const decide = (marks: Parameters<StrictSite['decided']>[0]) => page.goto(site.decided(marks))

async function look(path = '/') {
  site.asked()
  await page.goto(site.origin + path)
  await sleep(SETTLED_MS)
  expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('A shop')
  return site.asked()
}

eachEngine((engine) => {
  openPage(engine)
  const ALL = ['analytics', 'functional', 'essential']

  test('the header opens what is given and nothing else, also after a withdrawal and a reload', async () => {
    expect(await look()).toEqual(['essential'])
    await decide({ analytics: 'r', functional: 'g' })
    expect(await look()).toEqual(['functional', 'essential'])
    await decide(BOTH)
    expect(await look()).toEqual(ALL)
    await decide(NONE)
    expect(await look()).toEqual(['essential'])
    site.asked()
    await page.reload()
    await sleep(SETTLED_MS)
    expect(site.asked()).toEqual(['essential'])
  })

  test('images are not asked for ahead, nor by a worker from a file', async () => {
    await decide(NONE)
    expect(await look('/srcset')).toEqual([])
    expect(await look('/work')).toEqual([])
    await decide(BOTH)
    expect(await look('/srcset')).toEqual(['analytics'])
    expect(await look('/work')).toEqual(['analytics'])
  })

  test('the page can see that a form was posted to get it, and that it is strict', async () => {
    const marks = () =>
      page.evaluate(() =>
        (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).serverTiming
          .map(({ name }) => name)
          .filter((name) => name.startsWith('kvitto')),
      )
    await page.goto(`${site.origin}/form`)
    expect(await marks()).toEqual(['kvitto-strict'])
    await page.click('button')
    await page.waitFor('h1')
    expect(await marks()).toEqual(['kvitto-strict', 'kvitto-post'])
  })

  // Last: it stays.
  test('a service worker that keeps pages keeps none that was made for a decision', async () => {
    await decide(BOTH)
    await page.goto(`${site.origin}/installs`)
    const isControlled = () => page.evaluate(() => navigator.serviceWorker.controller !== null)
    await expect.poll(isControlled).toBe(true)
    await page.goto(site.origin)
    expect(await isControlled()).toBe(true)
    expect(await look()).toEqual(ALL)
    await page.evaluate(
      (text: string) => {
        // biome-ignore lint/suspicious/noDocumentCookie: as the page itself sets it
        document.cookie = text
      },
      new URL(site.decided(NONE)).searchParams.get('set') ?? '',
    )
    expect(await look()).toEqual(['essential'])
  })
})

// What our server answers, whoever asks.
eachEngineInFull((engine) => {
  openPage(engine)

  test('HttpOnly cookies go with the withdrawal, essential ones stay', async () => {
    await decide(BOTH)
    await page.goto(`${site.origin}/login`)
    await page.goto(site.origin)
    expect(cookies).toContain('_demo_visit=1')
    await decide(NONE)
    await page.goto(site.origin)
    await page.goto(site.origin)
    expect(cookies).not.toContain('_demo_visit')
    expect(cookies).toContain('basket=1')
  })

  test('a cookie that a script set is kept beyond its days', async () => {
    await decide(BOTH)
    const text = new URL(site.decided(BOTH)).searchParams.get('set') ?? ''
    await page.evaluate((set: string) => {
      // biome-ignore lint/suspicious/noDocumentCookie: as the page itself sets it
      document.cookie = `${set};max-age=4`
    }, text)
    await page.goto(site.origin)
    await sleep(4500)
    expect(await page.evaluate(() => document.cookie)).toContain('kvitto=1.')
  })

  test('a service’s path on the own origin is closed until it is given', async () => {
    await decide({})
    await page.goto(site.origin)
    const status = () => page.evaluate(async () => (await fetch('/metrics/pixel.gif')).status)
    expect(await status()).toBe(403)
    await decide(BOTH)
    await page.goto(site.origin)
    expect(await status()).toBe(200)
    await decide(NONE)
    await page.goto(site.origin)
    expect(await status()).toBe(403)
  })
})

import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { strictSnippet } from '@kvitto/gate/strict-snippet'
import minifyHtml from '@minify-html/node'
import { minify } from 'html-minifier-terser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EnginePage, Visitor } from '../engines/engine.ts'
import { launchChromium } from '../engines/launch-chromium.ts'
import { eachEngine, eachEngineInFull, type OpenEngine } from './each-engine.ts'
import { openStrictSite, type StrictSite, strictPage } from './open-strict-site.ts'

/** How long a third party may take to be asked. */
const SETTLED_MS = 1000

let site: StrictSite
let html: string

beforeAll(async () => {
  site = await openStrictSite()
  html = strictPage(site, strictSnippet(site.slice).html)
})
afterAll(() => site?.close())

const BOTH = { analytics: 'g', functional: 'g' } as const
const NONE = { analytics: 'r', functional: 'r' } as const

let page: EnginePage

/** One page for all of them. */
function openPage({ newVisitor }: Pick<OpenEngine, 'newVisitor'>): void {
  let visitor: Visitor
  beforeAll(async () => {
    visitor = await newVisitor()
    page = await visitor.newPage()
  })
  afterAll(() => visitor?.close())
}

/** Loads a page as it is served now; resolves to who was asked, and which of them ran. */
async function look(path = '/') {
  site.asked()
  await page.goto(site.origin + path)
  await page.waitFor('h1', 20_000)
  await sleep(SETTLED_MS)
  const seen = await page.evaluate(() => ({
    ran: (window as { ran?: string[] }).ran ?? [],
    shopRan: (window as { shopRan?: boolean }).shopRan === true,
    heading: document.querySelector('h1')?.textContent,
  }))
  // Whatever is damaged, the page itself is there.
  expect(seen).toMatchObject({ shopRan: true, heading: 'A shop' })
  return { asked: site.asked(), ran: seen.ran }
}
/** Loads a page for a visitor who agreed: no third party has to be waited for that is not there. */
async function open() {
  await page.goto(site.origin)
  const ran = () => page.evaluate(() => (window as { ran?: string[] }).ran ?? [])
  await expect.poll(ran).toEqual(['analytics', 'functional', 'essential'])
}
const decide = (marks: Parameters<StrictSite['decided']>[0]) => page.goto(site.decided(marks))
const serve = (text: string, headers: Record<string, string> = {}) =>
  site.serve((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers })
    response.end(text)
  })

eachEngine(({ name, newVisitor }) => {
  openPage({ newVisitor })

  test('without a cookie only the essential party is asked', async () => {
    serve(html)
    expect(await look()).toEqual({ asked: ['essential'], ran: ['essential'] })
    // The name is the loader's, which comes after.
    expect(await page.evaluate(() => 'kvitto' in window)).toBe(false)
  })

  test('a nonce or the hashes of the site’s own policy let it work; without them it stays closed', async () => {
    await decide(BOTH)
    const own = "script-src 'self' http://127.0.0.1:*"
    const inline = '<script>window.shopRan = true</script>'
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    const shop = hash('window.shopRan = true')
    const withNonce = strictPage(site, strictSnippet(site.slice, { nonce: 'abc' }).html)
    expect(withNonce).toContain(inline)
    serve(withNonce, { 'Content-Security-Policy': `${own} 'nonce-abc' ${shop}` })
    await open()
    const hashes = strictSnippet(site.slice).scripts.map(hash).join(' ')
    serve(html, { 'Content-Security-Policy': `${own} ${hashes} ${shop}` })
    await open()
    serve(html, { 'Content-Security-Policy': `${own} ${shop}` })
    expect((await look()).ran).toEqual(['essential'])
  })

  test('where Trusted Types are required it works under its own name, and else stays closed', async () => {
    await decide(BOTH)
    serve(html, {
      'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types kvitto-strict",
    })
    await open()
    serve(html, {
      'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types 'none'",
    })
    const isRequired = await page.evaluate(() => 'trustedTypes' in window)
    const expected = isRequired ? ['essential'] : ['analytics', 'functional', 'essential']
    expect((await look()).ran).toEqual(expected)
  })

  test('delivered byte by byte it opens and closes the same', async () => {
    const start = html.indexOf('<meta id="kvitto-strict"')
    const end = html.indexOf('<title>')
    site.serve(async (_, response) => {
      response.socket?.setNoDelay(true)
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
      response.write(html.slice(0, start))
      for (let at = start; at < end; at++) {
        response.write(html[at] as string)
        await sleep(1)
      }
      response.end(html.slice(end))
    })
    await decide(BOTH)
    await open()
    await decide(NONE)
    expect(await look()).toEqual({ asked: ['essential'], ran: ['essential'] })
  })

  test('with a pause at any boundary that matters it opens and closes the same', async () => {
    const [before = '', after = ''] = html.split('<h1>')
    const libs = after.match(/<script src[^>]*><\/script>/g) ?? []
    const light = `${before}<h1>A shop</h1>${libs.join('')}`
    const start = light.indexOf('<meta id="kvitto-strict"')
    const end = light.indexOf('<title>')
    const cuts = [...light.slice(start, end).matchAll(/[<>]/g)].map(
      ({ index }) => start + index + 1,
    )
    // Elsewhere than in Chromium a sample: a page takes longer there.
    const chosen = name === 'chromium' ? cuts : cuts.filter((_, index) => index % 5 === 0)
    site.serve((request, response) => {
      const cut = Number(new URL(request.url ?? '/', site.origin).searchParams.get('cut'))
      response.socket?.setNoDelay(true)
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
      response.write(light.slice(0, cut))
      setTimeout(() => response.end(light.slice(cut)), 30)
    })
    for (const [marks, open] of [
      [BOTH, ['analytics', 'functional', 'essential']],
      [NONE, ['essential']],
    ] as const) {
      await decide(marks)
      site.asked()
      for (const cut of chosen) {
        await page.goto(`${site.origin}/?cut=${cut}`)
        const ran = () => page.evaluate(() => (window as { ran?: string[] }).ran ?? [])
        await expect.poll(ran, { message: `cut at ${cut}` }).toEqual(open)
      }
      await sleep(SETTLED_MS)
      expect(site.asked()).toEqual(open)
    }
  })
})

// Which parties a state opens, and what may be done to the text on the way, hangs on our script.
eachEngineInFull((engine) => {
  openPage(engine)

  test.each([
    ['g', 'g'],
    ['g', 'r'],
    ['w', 'g'],
    ['r', 'r'],
  ] as const)(
    'analytics %s and functional %s open what is given',
    async (analytics, functional) => {
      serve(html)
      await decide({ analytics, functional })
      const open = [
        ...(analytics === 'g' ? ['analytics'] : []),
        ...(functional === 'g' ? ['functional'] : []),
        'essential',
      ]
      expect(await look()).toEqual({ asked: open, ran: open })
    },
  )

  test('both minifiers keep it whole, with everything switched on that they have', async () => {
    const terser = await minify(html, {
      collapseWhitespace: true,
      collapseBooleanAttributes: true,
      decodeEntities: true,
      minifyCSS: true,
      minifyJS: true,
      removeAttributeQuotes: true,
      removeComments: true,
      removeEmptyAttributes: true,
      removeEmptyElements: true,
      removeOptionalTags: true,
      removeRedundantAttributes: true,
      removeScriptTypeAttributes: true,
      sortAttributes: true,
      useShortDoctype: true,
    })
    const other = minifyHtml.minify(Buffer.from(html), { minify_js: true, minify_css: true })
    for (const text of [terser, other.toString()]) {
      expect(text.length).toBeLessThan(html.length)
      serve(text)
      await decide(BOTH)
      await open()
      await decide(NONE)
      expect(await look()).toEqual({ asked: ['essential'], ran: ['essential'] })
    }
  })

  test('whichever of its scripts is taken out on the way, the page is there and nothing more is asked', async () => {
    const snippet = strictSnippet(site.slice).html
    const scripts = [...snippet.matchAll(/<script.*?<\/script>/gs)]
    expect(scripts).toHaveLength(4)
    for (const { index, 0: script } of scripts) {
      const damaged = snippet.slice(0, index) + snippet.slice(index + script.length)
      // The loader comes next: should an end be missing, it is what the parser swallows.
      serve(strictPage(site, `${damaged}<script>window.loader = true</script>`))
      await decide(BOTH)
      await page.goto(site.origin)
      await page.waitFor('h1')
      await decide(NONE)
      expect(await look()).toEqual({ asked: ['essential'], ran: ['essential'] })
    }
  })
})

// Only Chromium's driver can switch off script.
test('with script disabled every policy stands, and the page is there', async () => {
  const browser = await launchChromium()
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  site.serve((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
    response.end(html)
  })
  await page.goto(site.decided(BOTH))
  site.asked()
  await page.goto(site.origin)
  await sleep(SETTLED_MS)
  expect(await page.textContent('h1')).toBe('A shop')
  expect(site.asked()).toEqual(['essential'])
  await browser.close()
})

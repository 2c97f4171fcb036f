import { strictSnippet } from '@kvitto/gate/strict-snippet'
import { expect, test } from 'vitest'
import type { AskCollector, ServedPage } from './check-page.ts'
import { checkPage } from './check-page.ts'
import { decodeHtml } from './decode-html.ts'

const slice = {
  meanings: { analytics: 'A'.repeat(43) },
  services: [{ id: 'stats', purposes: ['analytics'], hosts: ['stats.example'] }],
  hosts: ['pay.example'],
}
const collector = {
  snippets: async () => ({ policyVersion: 'P'.repeat(43), snippets: { pinned: '' }, slice }),
  script: async () => ({ text: `"policyVersion":"${'P'.repeat(43)}"` }),
} as unknown as AskCollector

const loader = '<script src="https://collector.example/s/shop/kvitto.js"></script>'
const strict = strictSnippet(slice).html
const page = (head: string, body = '') =>
  `<!doctype html><html><head><meta charset="utf-8">${head}<title>Shop</title></head><body>${body}</body></html>`
const noscript = (html: string) => page(loader, `<noscript>${html}</noscript>`)
const csp = (text: string) => `<meta http-equiv="Content-Security-Policy" content="${text}">`

/** What is not right about a page at `https://shop.example/a/`. */
async function faults(html: string, served: Partial<ServedPage> = {}): Promise<string> {
  const at = { headers: new Headers(), address: 'https://shop.example/a/', ...served }
  const checks = await checkPage({ html, ...at }, collector)
  const wrong = checks.filter(({ status }) => status !== 'ok')
  return wrong.map(({ name, detail }) => `${name}: ${detail}`).join('\n')
}

test.each([
  [
    'its own sheet by its whole address',
    '<link rel="stylesheet" href="https://shop.example/a.css">',
  ],
  [
    'links that only say what is what',
    '<link rel="https://api.w.org/" href="https://other.example/wp-json/"><link rel="shortlink" href="https://other.example/?p=1"><link rel="me" href="https://other.example/">',
  ],
  ['a sheet of an essential host', '<link rel="stylesheet" href="https://cdn.pay.example/a.css">'],
  [
    'data that no browser runs',
    '<script type="application/ld+json">{"url":"https://a.example"}</script>',
  ],
  ['its own picture in a style', '<style>body { background: url(/a.png) }</style>'],
])('before the loader may stand %s', async (_, html) => {
  expect(await faults(page(html + loader))).toBe('')
})

test.each([
  [
    'a sheet of another',
    '<link rel="preload stylesheet" href="//fonts.example/a.css">',
    'fonts.example',
  ],
  ['an import in a style', '<style>@import "https://stats.example/a.css";</style>', '<style>'],
  [
    'a picture in a style',
    '<style>a { background: url("https://stats.example/a.png") }</style>',
    '<style>',
  ],
  [
    'a relative address on another’s base',
    '<base href="//cdn.example/"><link rel="icon" href="a.ico">',
    'rel=icon',
  ],
  ['a host that is only met', '<link rel="preconnect" href="https://stats.example">', 'preconnect'],
  [
    'rules to look ahead by',
    '<script type="speculationrules">{"prefetch":[{"urls":["https://stats.example/"]}]}</script>',
    '<script>',
  ],
  [
    'a page that moves on',
    '<meta http-equiv="refresh" content="1; url=https://stats.example/">',
    '<meta>',
  ],
])('before the loader is too early for %s', async (_, html, found) => {
  const wrong = await faults(page(html + loader))
  expect(wrong).toMatch(/^place: before it: /)
  expect(wrong).toContain(found)
})

test.each([
  ['a picture of the site’s own', '<img src="https://shop.example/a.jpg">'],
  ['one of an essential host', '<img src="https://pay.example/a.gif">'],
  ['a script, which does not run', '<script src="https://stats.example/a.js"></script>'],
])('where script is off %s is no fault', async (_, html) => {
  expect(await faults(noscript(html))).toBe('')
})

test.each([
  ['a sheet', '<link rel="stylesheet" href="https://stats.example/a.css">'],
  ['a picture of several sizes', '<img srcset="/a.jpg 1x, https://stats.example/b.jpg 2x">'],
  ['an object', '<object data="https://stats.example/a.svg"></object>'],
  ['a button with a picture', '<input type="image" src="https://stats.example/a.gif">'],
  ['a style attribute', '<i style="background:url(https://stats.example/a.gif)"></i>'],
])('where script is off %s of a third party is named', async (_, html) => {
  expect(await faults(noscript(html))).toContain('noscript: asked for without consent')
})

test('a policy of the browser’s own holds what stands in a noscript: ours, or the site’s', async () => {
  const pixel = '<noscript><img src="https://stats.example/a.gif"></noscript>'
  expect(await faults(page(strict + loader, pixel))).toBe('')
  const headers = new Headers({ 'Content-Security-Policy': "img-src 'self'" })
  expect(await faults(page(loader, pixel), { headers })).toBe('')
  const open = new Headers({ 'Content-Security-Policy': "frame-src 'self'" })
  expect(await faults(page(loader, pixel), { headers: open })).toContain('noscript: ')
})

test('a second loader is named, since it does nothing', async () => {
  const other = loader.replace('/s/shop/', '/s/letters/')
  expect(await faults(page(loader + other))).toBe(
    'loader: expected one, found another (floating, site letters) that does nothing beside the first (floating, site shop)',
  )
})

test('a policy that comes after ours, or after the loader, is the site’s own too', async () => {
  const none = csp("script-src 'none'; connect-src 'none'")
  expect(await faults(page(strict + none + loader))).toContain(
    'policy: script-src does not allow https://collector.example/s/shop/kvitto.js',
  )
  const late = await faults(page(loader + none))
  expect(late).toContain('script-src does not allow the parts at https://collector.example/builds/')
  expect(late).not.toContain('kvitto.js')
  const enough = csp('script-src https://collector.example; connect-src https://collector.example')
  expect(await faults(page(loader + enough))).toBe('')
})

test('parts are imported by the loader’s nonce or by their address, and by no hash', async () => {
  const headers = new Headers({
    'Content-Security-Policy': "script-src 'nonce-n'; connect-src https://collector.example",
  })
  expect(await faults(page(loader.replace(' src', ' nonce="n" src')), { headers })).toBe('')
  const dynamic = csp("script-src 'strict-dynamic' 'unsafe-inline' https://collector.example")
  expect(await faults(page(dynamic + strict + loader))).toMatch(/an inline script.*the parts at/s)
})

test('a path of the page’s own stands on its base', async () => {
  const own = loader.replace('https://collector.example', '')
  expect(await faults(page(own))).toBe('')
  const wrong = await faults(page(csp("script-src 'self'") + own))
  expect(wrong).toBe('')
  const moved = page(`<base href="https://cdn.example/">${csp("script-src 'self'")}${own}`)
  expect(await faults(moved)).toContain('script-src does not allow')
})

test('in XHTML the strict snippet opens nothing, and says so', async () => {
  const headers = new Headers({ 'Content-Type': 'application/xhtml+xml' })
  expect(await faults(page(strict + loader), { headers })).toContain('use the header')
  expect(await faults(page(loader), { headers })).toBe('')
  const inlined = `<script>var slice = {"site":"shop","policyVersion":"${'P'.repeat(43)}"}</script>`
  expect(await faults(page(inlined), { headers })).toContain('use the pinned or floating one')
})

test('of a page that is none the status is told', async () => {
  expect(await faults(page(''), { status: 401 })).toContain(
    'found none: not put in, or taken out on the way; the answer is 401',
  )
})

test('a file says by its canonical link which addresses are its own', async () => {
  const html = `<link rel="stylesheet" href="https://shop.example/a.css">${loader}`
  const file = Object.fromEntries(['headers', 'address'].map((name) => [name, undefined]))
  const canonical = '<link rel="canonical" href="https://shop.example/a/">'
  expect(await faults(page(html), file)).toContain('place: before it')
  expect(await faults(page(canonical + html), file)).toBe('policy: a file has no headers')
  expect(
    await faults(page(canonical.replace('https://shop.example/a/', 'https://') + html), file),
  ).toContain('place: ')
})

test.each<[string, Uint8Array, string?]>([
  ['a mark at the start', Buffer.from('\uFEFF<p>é')],
  ['UTF-16, either way round', Buffer.from('\uFEFF<p>é', 'utf16le')],
  ['UTF-16, the other way round', Buffer.from('\uFEFF<p>é', 'utf16le').swap16()],
  ['what the server says', Buffer.from('<p>é', 'latin1'), 'text/html; charset="iso-8859-1"'],
  ['nothing but UTF-8', Buffer.from('<p>é')],
  ['a name that is no charset', Buffer.from('<p>é'), 'text/html; charset=x-none'],
])('bytes with %s are read as a browser does', (_, bytes, type) => {
  expect(decodeHtml(bytes, type)).toBe('<p>é')
})

test('the page’s own word counts where the server is silent', () => {
  const html = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">é'
  expect(decodeHtml(Buffer.from(html, 'latin1'))).toBe(html)
})

test('what takes grants of a void version is stale, inlined or strict', async () => {
  const voided = 'V'.repeat(43)
  const inForce = { policyVersion: 'P'.repeat(43), snippets: { pinned: '' } }
  const asked = (list: string[]) =>
    ({
      ...collector,
      snippets: async () => ({ ...inForce, slice: { ...slice, void: list } }),
    }) as unknown as AskCollector
  const inlined = (list: string[]) =>
    `<script>var slice = ${JSON.stringify({ site: 'shop', policyVersion: inForce.policyVersion, void: list })}</script>`
  const faultsOf = async (html: string, list: string[]) =>
    (await checkPage({ html: page(html), headers: new Headers() }, asked(list)))
      .filter(({ status }) => status !== 'ok')
      .map(({ name, detail }) => `${name}: ${detail}`)
  const snippet = (list: string[]) => strictSnippet({ ...slice, void: list }).html + loader
  for (const [html, name] of [
    [inlined, 'version'],
    [snippet, 'strict'],
  ] as const) {
    expect(await faultsOf(html([]), [])).toEqual([])
    expect(await faultsOf(html([voided]), [voided])).toEqual([])
    expect(await faultsOf(html([]), [voided])).toEqual([
      `${name}: stale: takes grants of version ${voided}, which is void; deploy the page with it`,
    ])
  }
})

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chosenEngines } from './chosen-engines.ts'
import type { EngineBrowser, EnginePage, Visitor } from './engine.ts'
import { openEngine } from './open-engine.ts'

const PAGE = `<!doctype html><title>A page</title><link rel="icon" href="data:,">
<button onclick="window.trusted = event.isTrusted">Press</button><input>
<p id="hidden" style="display: none">Hidden</p>
<script nonce="x">addEventListener('pageshow', (event) => { window.wasKept = event.persisted })</script>`
const FRAMED = `<!doctype html><title>A page</title><link rel="icon" href="data:,">
<iframe onload="this.className = 'ready'" srcdoc="<input style='position: fixed; width: 100%; height: 100%'>"></iframe>`

let server: Server
let origin: string
let requests: string[] = []

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    requests.push(url)
    if (url.startsWith('/strict')) {
      response.setHeader(
        'content-security-policy',
        "script-src 'nonce-x'; require-trusted-types-for 'script'",
      )
    }
    response.setHeader('cache-control', url === '/cached' ? 'max-age=600' : 'no-cache')
    response.setHeader('content-type', 'text/html')
    // Never ends: DOMContentLoaded comes, load does not.
    if (url === '/endless') response.end(`${PAGE}<img src="/hangs" alt="">`)
    else if (url === '/framed') response.end(FRAMED)
    else if (url !== '/hangs') response.end(PAGE)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

describe.each(chosenEngines())('%s', (name) => {
  let browser: EngineBrowser
  let visitor: Visitor
  let page: EnginePage

  beforeAll(async () => {
    browser = await openEngine(name)
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    requests = []
    visitor = await browser.newVisitor()
    page = await visitor.newPage()
  })
  afterEach(() => visitor?.close())

  test('evaluates in the main world, under any policy of the page', async () => {
    await page.goto(`${origin}/strict`)
    expect(await page.evaluate(() => 'wasKept' in window)).toBe(true)
    await page.evaluate((value) => void Object.assign(window, value), { mine: ['a', 1] })
    expect(await page.evaluate(async () => Reflect.get(window, 'mine'))).toEqual(['a', 1])
    expect(await page.evaluate(() => undefined)).toBeUndefined()
    const failure = page.evaluate(() => {
      throw new TypeError('no such thing')
    })
    await expect(failure).rejects.toThrow('no such thing')
  })

  test('clicks and types as a person does', async () => {
    await page.goto(`${origin}/`)
    await page.click('button')
    expect(await page.evaluate(() => Reflect.get(window, 'trusted'))).toBe(true)
    await page.press('Tab')
    for (const key of ['a', 'Space', 'b', 'ArrowLeft', 'Backspace']) await page.press(key)
    expect(await page.evaluate(() => document.querySelector('input')?.value)).toBe('ab')
  })

  test('clicks and types in a frame too', async () => {
    await page.goto(`${origin}/framed`)
    await page.waitFor('iframe.ready')
    await page.click('iframe')
    await page.press('a')
    await page.press('b')
    const typed = () =>
      document.querySelector('iframe')?.contentDocument?.querySelector('input')?.value
    expect(await page.evaluate(typed)).toBe('ab')
  })

  test('waits for what is visible, and says what did not come', async () => {
    await page.goto(`${origin}/endless`)
    await page.waitFor('button')
    await expect(page.waitFor('#hidden', 300)).rejects.toThrow('#hidden')
    await expect(page.waitFor('#none', 300)).rejects.toThrow('#none')
  })

  test('goes back to a page as it was left', async () => {
    await page.goto(`${origin}/one`)
    await page.evaluate(() => void Object.assign(window, { left: true }))
    await page.goto(`${origin}/two`)
    await page.back()
    expect(await page.url()).toBe(`${origin}/one`)
    expect(
      await page.evaluate(() => ['left', 'wasKept'].map((key) => Reflect.get(window, key))),
    ).toEqual([true, true])
    await page.goto(`${origin}/three`)
    await page.back()
    await page.reload()
    expect(await page.url()).toBe(`${origin}/one`)
    expect(await page.evaluate(() => 'left' in window)).toBe(false)
  })

  test('visitors share nothing, pages of one visitor do', async () => {
    const keep = () => {
      // biome-ignore lint/suspicious/noDocumentCookie: as a page without cookieStore sets one
      document.cookie = 'kept=1'
      localStorage.kept = 1
    }
    const kept = () => [document.cookie, localStorage.kept ?? '']
    await page.goto(`${origin}/cached`)
    await page.evaluate(keep)
    const [second, other] = [await visitor.newPage(), await browser.newVisitor()]
    await second.goto(`${origin}/cached`)
    expect(await second.evaluate(kept)).toEqual(['kept=1', '1'])
    const before = requests.length
    const stranger = await other.newPage()
    await stranger.goto(`${origin}/cached`)
    expect(await stranger.evaluate(kept)).toEqual(['', ''])
    expect(requests.slice(before)).toEqual(['/cached'])
    await second.close()
    expect(await page.evaluate(kept)).toEqual(['kept=1', '1'])
    await other.close()
    // Also when no page is left meanwhile.
    await page.close()
    const third = await visitor.newPage()
    await third.goto(`${origin}/cached`)
    expect(await third.evaluate(kept)).toEqual(['kept=1', '1'])
  })

  test('a page that a page opened is one of the visitor, and may close itself', async () => {
    await page.goto(`${origin}/one`)
    const open = () => addEventListener('click', () => void window.open('/two'), { once: true })
    await page.evaluate(open)
    const opened = await visitor.openedBy(() => page.click('button'))
    await opened.waitFor('button')
    expect(await opened.url()).toBe(`${origin}/two`)
    await page.close()
    await opened.click('button')
    expect(await opened.evaluate(() => Reflect.get(window, 'trusted'))).toBe(true)
    await opened.evaluate(() => void setTimeout(() => close()))
    const isGone = () => opened.evaluate(() => false).catch(() => true)
    await expect.poll(isGone).toBe(true)
    await (await visitor.newPage()).goto(`${origin}/one`)
  })
})

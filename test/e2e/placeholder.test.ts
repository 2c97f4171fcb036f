import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delivered, press } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { isThere } from './is-there.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'
import type { Answer } from './serve-pages.ts'
import { textOf } from './text-of.ts'
import { visitEach } from './visit-each.ts'

const FILM = '/video/embed'
const HELD = '.frame > .kvitto-placeholder'
const ALLOW = '[data-kvitto-action="allow"]'

let shop: OpenShop

beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

eachEngineInFull((engine) => {
  const { page } = visitEach(engine)

  beforeEach(async () => {
    await shop.forgetRequests()
  })

  /** Opens a page of the shop's that counts and films, with these too. */
  async function open(
    head: string,
    body: string,
    headers: Record<string, string> = {},
  ): Promise<void> {
    const pixel = `<img data-kvitto="analytics" data-src="${shop.thirdParties}/stats/pixel.gif" alt="">`
    const own = shopPage(
      `${head}${shop.tag('nonce="shop"')}${shop.lib}`,
      pixel + shop.film + body,
      headers,
    )
    shop.serve(async ({ pathname }) => (await fileOf(pathname)) ?? own)
    await page.goto(shop.origin)
    await page.waitFor('#kvitto-first')
  }

  describe('a film that waits', () => {
    test('takes nothing from the page’s own text', async () => {
      const loud = `body { text-transform: uppercase; letter-spacing: 4px; word-spacing: 9px; font-style: italic;
white-space: nowrap; text-indent: 30px; text-shadow: 1px 1px red; line-height: 3; text-align: end; cursor: wait }`
      await open('', '')
      await page.waitFor(ALLOW)
      const quiet = await page.evaluate(textStyles)
      await open(`<style>${loud}</style>`, '')
      await page.waitFor(ALLOW)
      expect(await page.evaluate(textStyles)).toEqual(quiet)
    })

    test('says what it is, for what and from whom; always gives that service alone', async () => {
      await page.goto(shop.site)
      await page.waitFor(ALLOW)
      const text = await textOf(page, HELD)
      expect(text).toContain('Filmrulle')
      expect(text).toContain('Show films')
      expect(text).toContain('Film: binding a notebook')
      expect(await labelOf()).toBe('Film: binding a notebook')
      const place = await page.evaluate(placeInFrame)
      const before = (await shop.records()).length

      await page.click(ALLOW)
      await page.waitFor('.frame > iframe')
      expect(await page.evaluate(placeInFrame)).toEqual(place)
      await expect.poll(shop.reached).toEqual([FILM])
      await expect.poll(async () => (await shop.records()).length).toBe(before + 1)
      expect((await shop.records()).at(-1)).toMatchObject({
        method: 'placeholder',
        services: { video: 'given' },
        decisions: { functional: 'refused', analytics: 'refused' },
      })
      // Of the purposes the person said nothing yet: the question stands, on the next page too.
      expect(await isThere(page, '#kvitto-first')).toBe(true)
      await delivered(page)
      await shop.forgetRequests()
      await page.reload()
      await page.waitFor('#kvitto-first')
      await expect.poll(shop.reached).toEqual([FILM])
    })

    test('allowed after a refusal appears at once; withdrawn, the placeholder is back without a reload', async () => {
      await page.goto(shop.site)
      await press(page, 'refuse')
      await delivered(page)
      await page.evaluate(() => void Object.assign(window, { isSamePage: true }))
      await page.click(ALLOW)
      await page.waitFor('.frame > iframe')
      await delivered(page)
      expect((await shop.records()).at(-1)).toMatchObject({
        services: { video: 'given' },
        decisions: { functional: 'refused', analytics: 'refused' },
      })
      await page.click('#kvitto-reopen')
      await press(page, 'withdraw')
      await page.waitFor(ALLOW)
      expect(await isThere(page, '.frame > iframe')).toBe(false)
      expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
      await delivered(page)
      const [given, withdrawn] = (await shop.records()).slice(-2)
      expect(withdrawn).toMatchObject({ event: 'withdrawal', services: { video: 'refused' } })
      expect(withdrawn?.ends).toHaveLength(1)
      expect(withdrawn?.previous).toBe(withdrawn?.ends[0])
      expect(given?.services).toEqual({ video: 'given' })
      await shop.forgetRequests()
      await page.reload()
      await page.waitFor(ALLOW)
      await sleep(1000)
      expect(await shop.reached()).toEqual([])
    })
  })

  describe('marked elements added later by a script', () => {
    test('are held, and released in their order', async () => {
      await open('', '')
      await page.evaluate(addMarked, shop.thirdParties)
      await sleep(1000)
      expect(await shop.reached()).toEqual([])
      expect(await order()).toEqual([])
      await press(page, 'accept')
      // The page's own one first.
      await expect.poll(order).toEqual(['lib', 'lib', 'track', 'inline'])
      await expect.poll(shop.reached).toContain('/stats/pixel.gif?late')
      // Added after the grant: runs at once.
      await page.evaluate(addInline)
      await expect.poll(async () => (await order()).at(-1)).toBe('later')
    })
  })

  describe('kinds of marked scripts', () => {
    test('async scripts and inline modules hold up no other; attributes stay', async () => {
      const elsewhere = shop.originOf('127.0.0.1')
      await open(
        '<script>window.order = []</script>',
        `
<script type="text/plain" data-kvitto="analytics" data-src="${elsewhere}/slow.js" async></script>
<script type="text/plain" data-kvitto="analytics" data-type="module" data-src="${elsewhere}/module.js"></script>
<script type="text/plain" data-kvitto="analytics" data-type="module">order.push('inline module ' + !this)</script>
<script type="text/plain" data-kvitto="analytics" id="named" data-own="kept">order.push(document.currentScript.id + document.currentScript.dataset.own)</script>`,
      )
      await press(page, 'accept')
      await expect.poll(order).toEqual(['module true', 'namedkept', 'inline module true', 'async'])
    })
  })

  describe('a page with a strict Content-Security-Policy', () => {
    test('script-src by nonce: released scripts get the nonce and run', async () => {
      await open(
        '<script nonce="shop">window.order = []</script>',
        `
<script type="text/plain" data-kvitto="analytics" data-src="${shop.thirdParties}/stats/track.js"></script>
<script type="text/plain" data-kvitto="analytics">order.push('inline')</script>`,
        { 'content-security-policy': `script-src 'nonce-shop' ${shop.collector}` },
      )
      await press(page, 'accept')
      await expect.poll(order).toEqual(['inline'])
      await expect.poll(shop.reached).toContain('/stats/track.js')
      expect(await page.evaluate(() => document.cookie)).toContain('_demo_visit=')
    })

    test('style-src self: the question looks as everywhere', async () => {
      const look = async (headers: Record<string, string>) => {
        await open('', '', headers)
        return page.evaluate(lookOfFirst)
      }
      const free = await look({})
      const strict = await look({ 'content-security-policy': `style-src 'self'` })
      expect(strict).toEqual(free)
      expect(strict.position).toBe('fixed')
      expect(strict.accept).toEqual(strict.refuse)
      expect(strict.accept?.background).not.toBe('rgba(0, 0, 0, 0)')
    })
  })

  /** What the page's scripts noted. */
  function order(): Promise<string[]> {
    return page.evaluate(() => Reflect.get(window, 'order'))
  }

  function labelOf(): Promise<string | null | undefined> {
    return page.evaluate(
      (selector) => document.querySelector(selector)?.getAttribute('aria-label'),
      HELD,
    )
  }
})

/** What the scripts of another origin are, beside the page itself. */
const FILES: Record<string, string> = {
  '/slow.js': 'order.push("async")',
  '/module.js': 'order.push("module " + (import.meta.url.length > 0))',
}

async function fileOf(path: string): Promise<Answer | undefined> {
  const html = FILES[path]
  if (html === undefined) return undefined
  if (path === '/slow.js') await sleep(800)
  return {
    html,
    headers: { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' },
  }
}

/** Scrolling aside, in whole pixels: the placeholder has the size that its frame took, so rounded. */
function placeInFrame() {
  const outer = document.querySelector('.frame')?.getBoundingClientRect()
  const inner = document.querySelector('.frame > *')?.getBoundingClientRect()
  if (!outer || !inner) throw new Error('expected a frame, found none')
  const { width, height } = inner
  return [inner.x - outer.x, inner.y - outer.y, width, height].map(Math.round)
}

function addMarked(thirdParties: string): void {
  const order: string[] = []
  Object.assign(window, { order })
  addEventListener('demo:ran', (event) => order.push((event as CustomEvent<string>).detail))
  const add = (tag: string, attributes: Record<string, string>, text = '') => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.textContent = text
    return element
  }
  const script = { type: 'text/plain', 'data-kvitto': 'analytics' }
  const box = document.createElement('div')
  box.append(
    add('script', { ...script, 'data-src': `${thirdParties}/stats/lib.js?late` }),
    add('script', { ...script, 'data-src': `${thirdParties}/stats/track.js?late` }),
    add('script', script, `window.order.push('inline')`),
    add('img', { 'data-kvitto': 'analytics', 'data-src': `${thirdParties}/stats/pixel.gif?late` }),
    add('iframe', { 'data-kvitto': 'video', 'data-src': `${thirdParties}/video/embed?late` }),
  )
  document.body.append(box)
}

function addInline(): void {
  const script = document.createElement('script')
  script.type = 'text/plain'
  script.dataset.kvitto = 'analytics'
  script.textContent = `window.order.push('later')`
  document.body.append(script)
}

function lookOfFirst() {
  const lookOf = (name: string) => {
    const element = document.querySelector(`#kvitto-first [data-kvitto-action="${name}"]`)
    if (!element) return undefined
    const { backgroundColor, color, fontSize, fontWeight } = getComputedStyle(element)
    const { width, height } = element.getBoundingClientRect()
    return { background: backgroundColor, color, fontSize, fontWeight, width, height }
  }
  const first = document.querySelector('#kvitto-first')
  if (!first) throw new Error('expected the question, found none')
  const { position, zIndex, display } = getComputedStyle(first)
  const { x, y, width, height } = first.getBoundingClientRect()
  const place = { x, y, width, height }
  return { position, zIndex, display, place, accept: lookOf('accept'), refuse: lookOf('refuse') }
}

/** Of all that the placeholder says, as the browser draws it. */
function textStyles(): string[] {
  const names = [
    'textTransform',
    'letterSpacing',
    'wordSpacing',
    'fontStyle',
    'whiteSpace',
    'textIndent',
  ] as const
  const more = ['textShadow', 'lineHeight', 'textAlign', 'cursor', 'fontSize', 'color'] as const
  return [...document.querySelectorAll('.kvitto-inner, .kvitto-inner *')].map((element) => {
    const style = getComputedStyle(element)
    return `${element.localName}: ${[...names, ...more].map((name) => style[name]).join(' ')}`
  })
}

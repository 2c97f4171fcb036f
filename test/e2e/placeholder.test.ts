import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delivered, openBrowser, press } from './open-browser.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { OWN_PAGES, openOwnPage, scriptTag, watchErrors } from './own-page.ts'

const FILM = '/video/embed'
const ALLOW = '[data-kvitto-action="allow"]'

let demo: OpenDemo
let browser: Browser
let visitor: BrowserContext
let page: Page
let errors: string[]

beforeAll(async () => {
  demo = await openDemo()
  browser = await openBrowser({ args: [OWN_PAGES] })
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})
beforeEach(async () => {
  await demo.forgetRequests()
  visitor = await browser.newContext()
  visitor.setDefaultTimeout(5000)
  page = await visitor.newPage()
  errors = watchErrors(page)
})
afterEach(async () => {
  await visitor.close()
  expect(errors).toEqual([])
})

describe('a film that waits', () => {
  test('says what it is, for what and from whom; always gives that service alone', async () => {
    await page.goto(demo.site)
    await page.waitForSelector(ALLOW)
    const held = page.locator('.frame > .kvitto-placeholder')
    const text = (await held.textContent()) ?? ''
    expect(text).toContain('Filmrulle')
    expect(text).toContain('Show films')
    expect(text).toContain('Film: binding a notebook')
    expect(await held.getAttribute('aria-label')).toBe('Film: binding a notebook')
    expect(await held.locator('button').count()).toBe(2)
    const place = await page.evaluate(placeInFrame)

    await page.click(ALLOW)
    await page.waitForSelector('.frame > iframe')
    expect(await page.evaluate(placeInFrame)).toEqual(place)
    await expect.poll(demo.reached).toEqual([FILM])
    await expect.poll(async () => (await demo.records()).length).toBe(1)
    expect((await demo.records()).at(-1)).toMatchObject({
      method: 'placeholder',
      services: { video: 'given' },
      decisions: { functional: 'refused', analytics: 'refused' },
    })
    // Of the purposes the person said nothing yet: the question stands, on the next page too.
    expect(await page.isVisible('#kvitto-first')).toBe(true)
    await delivered(page)
    await demo.forgetRequests()
    await page.reload()
    await page.waitForSelector('#kvitto-first')
    await expect.poll(demo.reached).toEqual([FILM])
  })

  test('allowed after a refusal appears at once; withdrawn, the placeholder is back without a reload', async () => {
    await page.goto(demo.site)
    await press(page, 'refuse')
    await delivered(page)
    await page.evaluate('window.isSamePage = true')
    await page.click(ALLOW)
    await page.waitForSelector('.frame > iframe')
    await delivered(page)
    expect((await demo.records()).at(-1)).toMatchObject({
      services: { video: 'given' },
      decisions: { functional: 'refused', analytics: 'refused' },
    })
    await page.click('#kvitto-reopen')
    await press(page, 'withdraw')
    await page.waitForSelector(ALLOW)
    expect(await page.locator('.frame > iframe').count()).toBe(0)
    expect(await page.evaluate('window.isSamePage')).toBe(true)
    await delivered(page)
    const [given, withdrawn] = (await demo.records()).slice(-2)
    expect(withdrawn).toMatchObject({ event: 'withdrawal', services: { video: 'refused' } })
    expect(withdrawn?.ends).toHaveLength(1)
    expect(withdrawn?.previous).toBe(withdrawn?.ends[0])
    expect(given?.services).toEqual({ video: 'given' })
    await demo.forgetRequests()
    await page.reload()
    await page.waitForSelector(ALLOW)
    await page.waitForTimeout(1000)
    expect(await demo.reached()).toEqual([])
  })

  test('moves nothing: placeholder, question and release shift no layout', async () => {
    await page.addInitScript(countShifts)
    const shifts = () => page.evaluate('shifts')
    const body = '<p>What stands below the film.</p>'.repeat(20)
    // As embeds are styled everywhere: a frame on a text line with a border is a little taller.
    await openOwnPage(page, demo, {
      head: '<style>iframe { display: block; border: 0 }</style>',
      body,
    })
    await page.waitForSelector(ALLOW)
    await page.waitForSelector('#kvitto-first')
    await page.waitForTimeout(500)
    expect(await shifts()).toEqual([])
    // Withdrawn and given by calls, one second after the click: what moves sooner does not count.
    await press(page, 'accept')
    await page.waitForSelector('iframe')
    await delivered(page)
    await page.waitForTimeout(700)
    await page.evaluate('kvitto.refuse("functional")')
    await page.waitForSelector(ALLOW)
    await page.waitForTimeout(500)
    expect(await shifts()).toEqual([])
    await page.reload()
    await page.waitForSelector(ALLOW)
    await page.waitForTimeout(500)
    expect(await shifts()).toEqual([])
  })
})

describe('marked elements added later by a script', () => {
  test('are held, and released in their order', async () => {
    await openOwnPage(page, demo)
    await page.waitForSelector('#kvitto-first')
    await page.evaluate(addMarked, demo.thirdParties)
    await page.waitForTimeout(1000)
    expect(await demo.reached()).toEqual([])
    expect(await page.evaluate('window.order')).toEqual([])
    await press(page, 'accept')
    // The page's own one first.
    await expect
      .poll(() => page.evaluate('window.order'))
      .toEqual(['lib', 'lib', 'track', 'inline'])
    await expect.poll(demo.reached).toContain('/stats/pixel.gif?late')
    // Added after the grant: runs at once.
    await page.evaluate(addInline)
    await expect.poll(() => page.evaluate('window.order.at(-1)')).toBe('later')
  })
})

describe('kinds of marked scripts', () => {
  test('async scripts and inline modules hold up no other; attributes stay', async () => {
    await visitor.route('**/slow.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800))
      await route.fulfill({ contentType: 'text/javascript', body: 'order.push("async")' })
    })
    await visitor.route('**/module.js', (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        headers: { 'access-control-allow-origin': '*' },
        body: 'order.push("module " + (import.meta.url.length > 0))',
      }),
    )
    await openOwnPage(page, demo, {
      head: '<script>window.order = []</script>',
      body: `
<script type="text/plain" data-kvitto="analytics" data-src="${demo.thirdParties}/slow.js" async></script>
<script type="text/plain" data-kvitto="analytics" data-type="module" data-src="${demo.thirdParties}/module.js"></script>
<script type="text/plain" data-kvitto="analytics" data-type="module">order.push('inline module ' + !this)</script>
<script type="text/plain" data-kvitto="analytics" id="named" data-own="kept">order.push(document.currentScript.id + document.currentScript.dataset.own)</script>`,
    })
    await press(page, 'accept')
    await expect
      .poll(() => page.evaluate('order'), { timeout: 5000 })
      .toEqual(['module true', 'namedkept', 'inline module true', 'async'])
  })
})

describe('a page with a strict Content-Security-Policy', () => {
  test('script-src by nonce: released scripts get the nonce and run', async () => {
    const { collector, thirdParties } = demo
    await openOwnPage(page, demo, {
      headers: { 'content-security-policy': `script-src 'nonce-shop' ${collector}` },
      head: '<script nonce="shop">window.order = []</script>',
      script: scriptTag(demo, 'nonce="shop"'),
      body: `
<script type="text/plain" data-kvitto="analytics" data-src="${thirdParties}/stats/track.js"></script>
<script type="text/plain" data-kvitto="analytics">order.push('inline')</script>`,
    })
    await press(page, 'accept')
    await expect.poll(() => page.evaluate('order')).toEqual(['inline'])
    await expect.poll(demo.reached).toContain('/stats/track.js')
    expect(await page.evaluate('document.cookie')).toContain('_demo_visit=')
  })

  test('style-src self: the question looks as everywhere', async () => {
    const open = async (headers: Record<string, string>) => {
      await openOwnPage(page, demo, { headers })
      await page.waitForSelector('#kvitto-first')
      return page.evaluate(lookOfFirst)
    }
    const free = await open({})
    await page.unrouteAll()
    const strict = await open({ 'content-security-policy': `style-src 'self'` })
    expect(strict).toEqual(free)
    expect(strict.position).toBe('fixed')
    expect(strict.accept).toEqual(strict.refuse)
    expect(strict.accept?.background).not.toBe('rgba(0, 0, 0, 0)')
  })
})

/** Before the page: each shift of layout as its value and what moved. */
function countShifts(): void {
  const shifts: unknown[] = []
  Object.assign(window, { shifts })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, sources } = entry as PerformanceEntry & {
        value: number
        sources: { node?: Node }[]
      }
      shifts.push([value, ...sources.map(({ node }) => node?.nodeName)])
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

/** Scrolling aside. */
function placeInFrame() {
  const outer = document.querySelector('.frame')?.getBoundingClientRect()
  const inner = document.querySelector('.frame > *')?.getBoundingClientRect()
  if (!outer || !inner) throw new Error('expected a frame, found none')
  const { width, height } = inner
  return { x: inner.x - outer.x, y: inner.y - outer.y, width, height }
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

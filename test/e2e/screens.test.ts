import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { delivered, press } from './as-visitor.ts'
import { contrast, luminance } from './contrast.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { watchErrors } from './own-page.ts'

// In Chromium alone: phones, colour schemes and the list of all requests come by its own means.

/** What filter lists block or hide wherever it stands in an address, an id or a class. */
const LISTED = /consent|cookie|banner|gdpr|cmp|tracking|beacon|collect/i

let demo: OpenDemo
let browser: Browser
let visitor: BrowserContext
let page: Page
let errors: string[]

beforeAll(async () => {
  demo = await openDemo()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})
afterEach(async () => {
  await visitor.close()
  expect(errors).toEqual([])
})

async function open(path = '/', options: BrowserContextOptions = {}): Promise<void> {
  await demo.forgetRequests()
  visitor = await browser.newContext(options)
  visitor.setDefaultTimeout(5000)
  page = await visitor.newPage()
  errors = watchErrors(page)
  await page.goto(demo.site + path)
  await page.waitForSelector('#kvitto-first')
}

describe('screens', () => {
  test('a phone of 320 px: every button visible, half the screen at most, the page scrolls', async () => {
    await open('/', { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true })
    const box = await page.locator('#kvitto-first').boundingBox()
    expect(box?.height).toBeLessThanOrEqual(568 * 0.52)
    expect(box?.width).toBeLessThanOrEqual(320)
    for (const action of ['refuse', 'accept', 'choose', 'close']) {
      const button = await page.locator(`[data-kvitto-action="${action}"]`).boundingBox()
      expect(button?.height).toBeGreaterThanOrEqual(44)
      expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(568)
      expect(await page.evaluate(isOnTop, action)).toBe(true)
    }
    await page.evaluate(() => window.scrollTo(0, 400))
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(300)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.tap('[data-kvitto-action="refuse"]')
    await delivered(page)
  })

  test('dark and light: accept and refuse are one look, readable on their surface', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await open('/', { colorScheme })
      const { accept, refuse, surface, text } = await page.evaluate(colours)
      expect(accept).toEqual(refuse)
      expect(contrast(accept.color, accept.background)).toBeGreaterThan(4.5)
      expect(contrast(text, surface)).toBeGreaterThan(7)
      expect(luminance(surface) < 0.2).toBe(colorScheme === 'dark')
      if (colorScheme === 'light') await visitor.close()
    }
  })
})

describe('filter lists', () => {
  test('no address, id or class of ours holds a word that they look for', async () => {
    await open()
    const urls: string[] = []
    visitor.on('request', (request) => urls.push(request.url()))
    const names = new Set<string>()
    const note = async () => {
      for (const name of await page.evaluate(ownNames)) names.add(name)
    }
    await page.reload()
    await page.waitForSelector('.kvitto-placeholder')
    await note()
    await press(page, 'choose')
    await page.waitForSelector('#kvitto-preferences')
    await note()
    await press(page, 'accept')
    await delivered(page)
    await note()
    await page.click('#kvitto-reopen')
    await press(page, 'withdraw')
    await delivered(page)
    await note()
    expect([...names]).toContain('kvitto-first')
    expect([...names].filter((name) => LISTED.test(name))).toEqual([])
    const paths = urls.map((url) => new URL(url).pathname)
    expect(paths.some((path) => path.endsWith('/receipts'))).toBe(true)
    // A hash may hold any letters.
    expect(paths.filter((path) => LISTED.test(path.replaceAll(/[\w-]{43}/g, '')))).toEqual([])
  })
})

/** What a finger in the middle of the button would meet. */
function isOnTop(action: string): boolean {
  const button = document.querySelector(`[data-kvitto-action="${action}"]`)
  if (!button) return false
  const { x, y, width, height } = button.getBoundingClientRect()
  return document.elementFromPoint(x + width / 2, y + height / 2)?.closest('button') === button
}

function colours() {
  const of = (selector: string) => {
    const element = document.querySelector(selector)
    if (!element) throw new Error(`expected ${selector}, found none`)
    const { color, backgroundColor, fontWeight, fontSize } = getComputedStyle(element)
    return { color, background: backgroundColor, fontWeight, fontSize }
  }
  const first = of('#kvitto-first')
  return {
    accept: of('[data-kvitto-action="accept"]'),
    refuse: of('[data-kvitto-action="refuse"]'),
    surface: first.background,
    text: first.color,
  }
}

/** Ids and classes of every element of ours. */
function ownNames(): string[] {
  return [...document.querySelectorAll('[id^=kvitto], [id^=kvitto] *, .kvitto-placeholder *')]
    .flatMap((element) => [element.id, ...element.classList])
    .filter(Boolean)
}

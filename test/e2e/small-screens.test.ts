import { knownLocales } from '@kvitto/core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { press } from './as-visitor.ts'
import { brokenWords } from './broken-words.ts'
import { faultsOfLayout } from './faults-of-layout.ts'
import { inEveryLocale } from './in-every-locale.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'

// In Chromium alone: sizes of windows come by its own means.

const FIRST = '#kvitto-first'
const PREFERENCES = '#kvitto-preferences'
const PHONE = { width: 320, height: 568 }
/** A window of 1280 × 1024 at 400 %: WCAG 2.2, 1.4.10. */
const ZOOMED = { width: 320, height: 256 }

let shop: OpenShop
let browser: Browser
let page: Page

beforeAll(async () => {
  shop = await openShop()
  await shop.publish(await inEveryLocale(shop.policy))
  shop.serve(({ searchParams }) => {
    const film = searchParams.has('film') ? shop.film.replace('width="320"', 'width="240"') : ''
    const text = '<p>What the page says.</p>'.repeat(80)
    const { html } = shopPage(`${VIEWPORT}${shop.tag()}`, film + text)
    return { html: html.replace('lang="en"', `lang="${searchParams.get('lang')}"`) }
  })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

const VIEWPORT = '<meta name="viewport" content="width=device-width">'

async function open(lang: string, options: BrowserContextOptions): Promise<void> {
  await openPage(options)
  await visit(lang)
}

async function openPage(options: BrowserContextOptions): Promise<void> {
  page = await browser.newPage(options)
  page.setDefaultTimeout(8000)
}

async function visit(lang: string): Promise<void> {
  await page.goto(`${shop.origin}/?lang=${lang}`)
  await page.waitForSelector(FIRST)
}

/** With all that it has to say. */
async function openPreferences(): Promise<void> {
  await press(page, 'choose')
  await page.waitForSelector(`${PREFERENCES} details`)
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true
  })
}

/** Every button of the layer is whole, on top and large enough to press. */
async function expectButtons(layer: string, least: number): Promise<void> {
  const buttons = await page.evaluate(buttonsOf, layer)
  expect(buttons.map(({ action }) => action)).toEqual(['refuse', 'accept', 'choose', 'close'])
  for (const { action, width, height, isOnTop, isWhole } of buttons) {
    expect({ action, isOnTop, isWhole }).toEqual({ action, isOnTop: true, isWhole: true })
    expect(Math.min(width, height), action).toBeGreaterThanOrEqual(least)
  }
}

// Nobody decides: one page of each size shows every language.
describe('320 px wide: nothing is cut off or too wide, in both layers', () => {
  beforeAll(() => openPage({ viewport: PHONE }))
  afterAll(() => page?.close())

  test.each(knownLocales)('%s', async (locale) => {
    await visit(locale)
    expect(await page.getAttribute(FIRST, 'lang')).toBe(locale)
    expect(await page.evaluate(faultsOfLayout, FIRST)).toEqual([])
    expect(await page.evaluate(brokenWords, FIRST)).toEqual([])
    await expectButtons(FIRST, 44)
    await openPreferences()
    expect(await page.evaluate(faultsOfLayout, PREFERENCES)).toEqual([])
    expect(await page.evaluate(brokenWords, PREFERENCES)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  })
})

describe('320 px wide: what the question says of itself leaves every button whole', () => {
  beforeAll(async () => {
    await openPage({ viewport: PHONE })
    await page.route('**/preferences.js', (route) => route.abort())
  })
  afterAll(() => page?.close())

  test.each(knownLocales)('%s', async (locale) => {
    await visit(locale)
    await press(page, 'choose')
    const said = await page.waitForSelector(`${FIRST} [role=status]:not(:empty)`)
    expect((await said.boundingBox())?.height).toBeGreaterThanOrEqual(20)
    await expectButtons(FIRST, 44)
  })
})

describe('320 × 256: half the window at most, the text scrolls, the buttons stay', () => {
  beforeAll(() => openPage({ viewport: ZOOMED }))
  afterAll(() => page?.close())

  test.each(knownLocales)('%s', async (locale) => {
    await visit(locale)
    const layer = await page.locator(FIRST).boundingBox()
    expect(layer?.height).toBeLessThanOrEqual(128)
    expect(await page.evaluate(faultsOfLayout, FIRST)).toEqual([])
    const { shown, whole } = await page.evaluate(heightsOfText)
    // A line at least.
    expect(shown).toBeGreaterThanOrEqual(18)
    expect(whole).toBeGreaterThan(shown)
    await page.mouse.move((layer?.x ?? 0) + 100, (layer?.y ?? 0) + 10)
    // On a busy machine Chromium loses a turn of the wheel.
    const turn = async () => {
      await page.mouse.wheel(0, 5000)
      return page.evaluate(isAtEndOfText)
    }
    await expect.poll(turn).toBe(true)
    await expectButtons(FIRST, 24)
  })
})

describe.each(['de', 'ar', 'ja'])('%s', (locale) => {
  test('320 × 256: the preferences can be read, used and closed, whatever their heading', async () => {
    await open(locale, { viewport: ZOOMED })
    await openPreferences()
    await page.locator(`${PREFERENCES} h2`).evaluate((heading, words) => {
      heading.textContent = words
    }, 'Datenschutzeinstellungen')
    expect(await page.evaluate(faultsOfLayout, PREFERENCES)).toEqual([])
    expect(await page.evaluate(brokenWords, PREFERENCES)).toEqual([])
    const { text, controls } = await page.evaluate(preferencesAt)
    // Three lines at least.
    expect(text).toBeGreaterThanOrEqual(54)
    expect(controls).toEqual(
      ['close', 'refuse', 'accept', 'save'].map((action) => ({ action, isOnTop: true })),
    )
  })
})

test.each(['de', 'en', 'ar'])('what a small placeholder says is seen: %s', async (lang) => {
  await openPage({ viewport: PHONE })
  await visit(`${lang}&film`)
  await press(page, 'refuse')
  await page.route('**/preferences.js', (route) => route.abort())
  await page.click('.kvitto-placeholder [data-kvitto-action="preferences"]')
  await page.waitForSelector('.kvitto-placeholder [role=status]:not(:empty)')
  const hidden = await page.evaluate(() => {
    const placeholder = document.querySelector('.kvitto-placeholder')
    const around = placeholder?.getBoundingClientRect() ?? new DOMRect()
    const said = placeholder?.querySelector('[role=status]')?.getBoundingClientRect()
    return Math.max(around.top - (said?.top ?? 0), (said?.bottom ?? 0) - around.bottom)
  })
  expect(hidden).toBeLessThanOrEqual(0)
  await page.close()
})

describe('with the spacing of WCAG 2.2, 1.4.12', () => {
  afterEach(() => page?.close())

  test.each(
    ['en', 'de', 'fi', 'ar', 'ja'].flatMap((lang) =>
      [PHONE, { width: 1024, height: 768 }].map((viewport) => ({ lang, viewport })),
    ),
  )(
    '$lang at $viewport.width × $viewport.height nothing is cut off or written over',
    async (at) => {
      await open(at.lang, at)
      await page.evaluate(spaceOut, FIRST)
      expect(await page.evaluate(faultsOfLayout, FIRST)).toEqual([])
      await expectButtons(FIRST, 24)
      await openPreferences()
      await page.evaluate(spaceOut, PREFERENCES)
      expect(await page.evaluate(faultsOfLayout, PREFERENCES)).toEqual([])
    },
  )
})

test.each(['reduce', 'no-preference'] as const)(
  'with prefers-reduced-motion: %s nothing moves, whatever is opened or pressed',
  async (reducedMotion) => {
    await open('en', { reducedMotion })
    expect(await page.evaluate(motions)).toEqual([])
    await page.hover('[data-kvitto-action="accept"]')
    expect(await page.evaluate(motions)).toEqual([])
    await openPreferences()
    await page.click('[data-kvitto-category="analytics"]')
    expect(await page.evaluate(motions)).toEqual([])
    await page.close()
  },
)

function buttonsOf(layer: string) {
  return [...document.querySelectorAll<HTMLElement>(`${layer} button`)].map((button) => {
    const { left, right, top, bottom, width, height } = button.getBoundingClientRect()
    // Within its round corners.
    const inner = [left + 6, right - 6].flatMap((x) =>
      [top + 6, bottom - 6].map((y) => document.elementFromPoint(x, y)),
    )
    return {
      action: button.dataset.kvittoAction,
      width,
      height,
      isOnTop: inner.every((element) => button.contains(element)),
      isWhole: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
    }
  })
}

/** How much of the text is seen, and which of the controls outside of it. */
function preferencesAt() {
  const isOutside = (element: Element) => !element.closest('.kvitto-text')
  const layer = document.querySelector('#kvitto-preferences')
  const buttons = [...(layer?.querySelectorAll('button') ?? [])].filter(isOutside)
  return {
    text: layer?.querySelector('.kvitto-text')?.clientHeight ?? 0,
    controls: buttons.map((button) => {
      const { left, right, top, bottom, height } = button.getBoundingClientRect()
      const corners = [left + 6, right - 6].flatMap((x) =>
        [top + 6, bottom - 6].map((y) => document.elementFromPoint(x, y)),
      )
      return {
        action: button.dataset.kvittoAction,
        isOnTop: height >= 24 && corners.every((found) => button.contains(found)),
      }
    }),
  }
}

function heightsOfText() {
  const text = document.querySelector('#kvitto-first .kvitto-text')
  return { shown: text?.clientHeight ?? 0, whole: text?.scrollHeight ?? 0 }
}

function isAtEndOfText(): boolean {
  const text = document.querySelector('#kvitto-first .kvitto-text')
  return text !== null && text.scrollTop + text.clientHeight >= text.scrollHeight - 2
}

/** As a person's own style sheet does, which wins over every author's. */
function spaceOut(selector: string): void {
  const layer = document.querySelector(selector)
  for (const { style, localName } of layer?.querySelectorAll<HTMLElement>('*') ?? []) {
    style.setProperty('line-height', '1.5', 'important')
    style.setProperty('letter-spacing', '.12em', 'important')
    style.setProperty('word-spacing', '.16em', 'important')
    if (localName === 'p') style.setProperty('margin-bottom', '2em', 'important')
  }
}

function motions(): string[] {
  const running = document.getAnimations().map((each) => each.constructor.name)
  const declared = [...document.querySelectorAll('[id^=kvitto], [id^=kvitto] *')].filter((each) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each)
    return `${transitionDuration} ${animationName} ${scrollBehavior}` !== '0s none auto'
  })
  return [...running, ...declared.map(({ className }) => className)]
}

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inEveryLocale } from './in-every-locale.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'

// In Chromium alone: only its driver sets the size of text that a person has chosen for all pages.

let shop: OpenShop
let browser: Browser
let page: Page
let lang = 'en'

beforeAll(async () => {
  shop = await openShop()
  await shop.publish(await inEveryLocale(shop.policy))
  shop.serve(() => {
    const { html } = shopPage(shop.tag())
    return { html: html.replace('lang="en"', `lang="${lang}"`) }
  })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})
afterEach(() => page?.context().close())

describe.each(['de', 'fi'])('text of twice the size on a phone of 320 × 640, in %s', (locale) => {
  beforeEach(async () => {
    lang = locale
    page = await browser.newPage({ viewport: { width: 320, height: 640 } })
    const driver = await page.context().newCDPSession(page)
    await driver.send('Page.setFontSizes', { fontSizes: { standard: 32 } })
    await page.goto(shop.origin)
    await page.waitForSelector('#kvitto-first')
  })

  test('a pointer gets to each button of the question', async () => {
    await expectInReach('#kvitto-first')
  })

  test('and of the preferences, where no word is cut off', async () => {
    await page.click('[data-kvitto-action="accept"]')
    await page.click('#kvitto-reopen')
    await page.waitForSelector('#kvitto-preferences')
    await expectInReach('#kvitto-preferences')
    expect(await page.$$eval('#kvitto-preferences .kvitto-text p', cutOff)).toEqual([])
  })
})

async function expectInReach(layer: string): Promise<void> {
  expect(await page.$eval(layer, (root) => getComputedStyle(root).fontSize)).toBe('32px')
  await page.hover(`${layer} .kvitto-actions button`)
  await page.mouse.wheel(0, 5000)
  await expect.poll(() => page.$eval(layer, below)).toBeLessThanOrEqual(0)
}

/** In the page. */
function cutOff(elements: Element[]): (string | null)[] {
  return elements
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
    .map(({ textContent }) => textContent)
}

/** In the page: by how much the last button stands below the layer's edge, in CSS px. */
function below(root: Element): number {
  const last = root.querySelector('.kvitto-actions')?.lastElementChild
  return Math.ceil(
    (last?.getBoundingClientRect().bottom ?? 1e6) - root.getBoundingClientRect().bottom,
  )
}

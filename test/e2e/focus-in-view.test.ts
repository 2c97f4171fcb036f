import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { press } from './as-visitor.ts'
import { eachEngine } from './each-engine.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'
import { visitEach } from './visit-each.ts'

const FIELDS = 40
const FORM = `<form>${'<p><label>Name <input></label></p>'.repeat(FIELDS)}<button type="button">Send</button></form>`

let shop: OpenShop

beforeAll(async () => {
  shop = await openShop()
  shop.serve(() => shopPage(shop.tag(), FORM))
})
afterAll(() => shop?.close())

interface KeyboardPage {
  evaluate<T>(run: () => T | Promise<T>): Promise<T>
}

/** Presses as often as there are fields, from where the focus is; the names of what was covered. */
async function coveredOnTheWay(page: KeyboardPage, pressKey: () => unknown): Promise<string[]> {
  const covered: string[] = []
  for (let count = 0; count < FIELDS; count++) {
    await pressKey()
    const { name, isCovered } = await page.evaluate(placeOfFocused)
    if (isCovered) covered.push(`${count}: ${name}`)
  }
  return covered
}

const focusFirst = (page: KeyboardPage) =>
  page.evaluate(() => document.querySelector<HTMLElement>('form input')?.focus())

describe('what has the focus on a long page is never wholly covered by the question', () => {
  eachEngine((engine) => {
    const { page } = visitEach(engine)

    test('by Tab from the first field to the button at the end of the page', async () => {
      await page.goto(shop.origin)
      await page.waitFor('#kvitto-first')
      await focusFirst(page)
      expect(await coveredOnTheWay(page, () => page.press('Tab'))).toEqual([])
      expect((await page.evaluate(placeOfFocused)).name).toBe('BUTTON')
    })
  })

  // In Chromium alone: sizes of windows come by its own means.
  describe.each([
    { width: 320, height: 256 },
    { width: 320, height: 568 },
    { width: 1280, height: 500 },
  ])('$width × $height', (viewport) => {
    let browser: Browser
    beforeAll(async () => {
      browser = await openBrowser()
    })
    afterAll(() => browser?.close())

    test('by Tab to the end of the page, and back', async () => {
      const page = await browser.newPage({ viewport })
      await page.goto(shop.origin)
      await page.waitForSelector('#kvitto-first')
      await focusFirst(page)
      const pressing = (key: string) => coveredOnTheWay(page, () => page.keyboard.press(key))
      expect(await pressing('Tab')).toEqual([])
      expect((await page.evaluate(placeOfFocused)).name).toBe('BUTTON')
      expect(await pressing('Shift+Tab')).toEqual([])
    })

    test('the preferences close for who tabs on to what they cover, and leave the focus there', async () => {
      const page = await browser.newPage({ viewport })
      await page.goto(shop.origin)
      await press(page, 'choose')
      await page.focus('#kvitto-preferences [data-kvitto-action="save"]')
      await page.keyboard.press('Tab')
      const { name, isCovered } = await page.evaluate(placeOfFocused)
      expect({ name, isCovered }).toEqual({ name: 'INPUT', isCovered: false })
    })
  })
})

/** Two frames later: when the browser has scrolled, and the layer has answered. */
async function placeOfFocused(): Promise<{ name: string; isCovered: boolean }> {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
  const element = document.activeElement ?? document.body
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const met = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  return { name: element.tagName, isCovered: met !== element }
}

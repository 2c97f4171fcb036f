import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delivered, press, stateCookie } from './as-visitor.ts'
import type { OpenLooks } from './looks/open-looks.ts'
import { openLooks } from './looks/open-looks.ts'
import { openBrowser } from './open-browser.ts'

// In Chromium alone: a pointer that presses twice in one place is its driver's.

const PREFERENCES = '#kvitto-preferences'
const CONTROL = '#kvitto-reopen'

let shop: OpenLooks
let browser: Browser
let page: Page

beforeAll(async () => {
  shop = await openLooks()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})
beforeEach(async () => {
  page = await browser.newPage()
  page.setDefaultTimeout(8000)
})
afterEach(() => page?.context().close())

/** Presses twice in one place; the second time on what the first has brought there. */
async function pressTwice(selector: string, brought = PREFERENCES): Promise<void> {
  await page.hover(selector)
  await page.mouse.down()
  await page.mouse.up()
  await page.waitForSelector(brought)
  await page.mouse.down({ clickCount: 2 })
  await page.mouse.up({ clickCount: 2 })
  await page.waitForTimeout(500)
}

describe.each(['box', 'bar', 'modal'] as const)('in the layout %s, who presses twice', (layout) => {
  beforeEach(async () => {
    await shop.wear({ layout, theme: 'kvitto' })
    await page.goto(shop.origin)
  })

  test('on what opens the preferences has them open, and decided nothing', async () => {
    await page.waitForSelector('#kvitto-first')
    await pressTwice('[data-kvitto-action="choose"]')
    expect(await page.$$(PREFERENCES)).toHaveLength(1)
    expect(await stateCookie(page)).toBe('')
  })

  test('on the control takes nothing back', async () => {
    await press(page, 'accept')
    await delivered(page)
    const before = await stateCookie(page)
    await pressTwice(CONTROL)
    expect(await page.$$(PREFERENCES)).toHaveLength(1)
    expect(await stateCookie(page)).toBe(before)
  })

  test('on withdrawing reads what became of it', async () => {
    await press(page, 'accept')
    await delivered(page)
    await page.click(CONTROL)
    await page.waitForSelector(PREFERENCES)
    await page.waitForTimeout(1200)
    const report = `${PREFERENCES} > [role=status]:not(:empty)`
    await pressTwice(`${PREFERENCES} [data-kvitto-action="withdraw"]`, report)
    expect(await page.textContent(report)).toContain('Your consent is withdrawn')
  })
})

test('who looked at the preferences for a while may press as quickly as they like', async () => {
  await shop.wear({ layout: 'box', theme: 'kvitto' })
  await page.goto(shop.origin)
  await press(page, 'choose')
  await page.waitForSelector(PREFERENCES)
  await page.waitForTimeout(1200)
  const box = page.locator(`${PREFERENCES} input[role=switch]`).first()
  await box.dblclick()
  expect(await box.isChecked()).toBe(false)
  await box.click({ clickCount: 3 })
  expect(await box.isChecked()).toBe(true)
})

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { delivered, press } from './as-visitor.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'

// In Chromium alone: no other engine tells its shifts of layout.

const ALLOW = '[data-kvitto-action="allow"]'

let shop: OpenShop
let browser: Browser

beforeAll(async () => {
  shop = await openShop()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

test('moves nothing: placeholder, question and release shift no layout', async () => {
  const page = await browser.newPage()
  await page.addInitScript(countShifts)
  const shifts = () => page.evaluate('shifts')
  const body = '<p>What stands below the film.</p>'.repeat(20)
  // As embeds are styled everywhere: a frame on a text line with a border is a little taller.
  const style = '<style>iframe { display: block; border: 0 }</style>'
  shop.serve(() => shopPage(style + shop.tag(), shop.film + body))
  await page.goto(shop.origin)
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

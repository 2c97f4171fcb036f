import type { ReceiptRecord } from '@kvitto/receipt'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keptOnDevice } from './kept-on-device.ts'
import { delivered, openBrowser, press } from './open-browser.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { withdraw } from './withdraw.ts'

/** How much later than asked for the part that signs arrives. */
const DELAY_MS = 5_000

let demo: OpenDemo
let browser: Browser
let visitor: BrowserContext
let page: Page
let recordsBefore = 0

beforeAll(async () => {
  demo = await openDemo()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})
beforeEach(async () => {
  recordsBefore = (await demo.records()).length
  await visitor?.close()
  visitor = await browser.newContext()
  visitor.setDefaultTimeout(20_000)
  page = await visitor.newPage()
  await page.goto(demo.site)
  await page.waitForSelector('#kvitto-first')
  await demo.forgetRequests()
})
const leaving = ['closes the tab', 'follows a link'] as const

describe('a visitor who leaves in the click itself, before the part that signs has come', () => {
  test.each(leaving)('and accepts, %s: the next page view sends it, once', async (how) => {
    await delaySigning()
    await leaveOnClick(await openTab('/'), how, (tab) => press(tab, 'accept'))
    await expectRecords()
    await nextPage()
    await expectRecords({ method: 'accept-all' })
    await page.waitForSelector('#what-ran [data-part="pixel"][data-ran]')
  })

  test.each(leaving)('and rejects, %s: the next page view sends it, once', async (how) => {
    await delaySigning()
    await leaveOnClick(await openTab('/'), how, (tab) => press(tab, 'refuse'))
    await expectRecords()
    await nextPage()
    await expectRecords({ method: 'reject-all' })
    expect(await keptOnDevice(page)).toEqual([])
    expect(await demo.reached()).toEqual([])
  })

  test.each(leaving)('and withdraws, %s: the next page view sends it, once', async (how) => {
    await press(page, 'accept')
    await delivered(page)
    await page.waitForSelector('#what-ran [data-part="track"][data-ran]')
    await delaySigning()
    // Never reloaded, so that nothing competes with the link.
    await leaveOnClick(await openTab('/order/'), how, withdraw)
    await expectRecords({ method: 'accept-all' })
    await demo.forgetRequests()
    await nextPage()
    await expectRecords({ method: 'accept-all' }, { method: 'withdraw', event: 'withdrawal' })
    expect(await keptOnDevice(page)).toEqual([])
    expect(await page.evaluate(() => document.cookie)).not.toContain('_demo_visit')
    expect(await demo.reached()).toEqual([])
  })
})

async function delaySigning(): Promise<void> {
  await visitor.route('**/receipt.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, DELAY_MS))
    // The page that asked is gone.
    await route.continue().catch(() => {})
  })
}

/** Opened by a script, so that a script may close it; the only one, so that no other tab goes on with it. */
async function openTab(path: string): Promise<Page> {
  const opened = visitor.waitForEvent('page')
  await page.evaluate((url) => {
    window.open(url)
  }, path)
  const tab = await opened
  await tab.waitForSelector('#kvitto-first, #kvitto-reopen')
  await page.close()
  return tab
}

async function leaveOnClick(
  tab: Page,
  how: (typeof leaving)[number],
  act: (tab: Page) => Promise<void>,
): Promise<void> {
  const isClosing = how === 'closes the tab'
  await tab.evaluate((closes) => {
    // After the button's own handler, in the same tick.
    addEventListener('click', (event) => {
      const [target] = event.composedPath()
      if (!(target instanceof Element) || !target.matches('[data-kvitto-action]')) return
      // Who waits for more than this tick would stay here, and fail the test.
      if (!/kvitto=1(\.[^.;]*){4}\.p/.test(document.cookie) || !localStorage.kvitto) return
      if (closes) window.close()
      else location.assign('/style.css')
    })
  }, isClosing)
  const gone = isClosing ? tab.waitForEvent('close') : tab.waitForURL('**/style.css')
  // Not waited for: a tab that closes answers nobody.
  act(tab).catch(() => {})
  await gone
  await visitor.unroute('**/receipt.js')
}

/** Another page of the shop in a tab of this visitor; resolves when nothing waits any more. */
async function nextPage(): Promise<void> {
  page = await visitor.newPage()
  await page.goto(`${demo.site}/journal/`)
  await delivered(page)
}

async function expectRecords(...expected: Partial<ReceiptRecord>[]): Promise<void> {
  const records = (await demo.records()).slice(recordsBefore)
  expect(records).toMatchObject(expected)
  expect(records).toHaveLength(expected.length)
}

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delivered, openBrowser, press } from './open-browser.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { withdraw } from './withdraw.ts'

/** What the shop's panel says once the named part has run. */
const TRACKER_RAN = '#what-ran [data-part="track"][data-ran]'
const NOTHING_RAN = '#what-ran[data-ran=""]'
const REPORT = '#kvitto-preferences [role=status]:has-text("third_visit")'

let demo: OpenDemo
let browser: Browser
let visitor: BrowserContext
let page: Page

beforeAll(async () => {
  demo = await openDemo()
  // Playwright switches off what the Back button does in every browser that people use.
  browser = await openBrowser({ ignoreDefaultArgs: ['--disable-back-forward-cache'] })
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})
beforeEach(async () => {
  await visitor?.close()
  visitor = await browser.newContext()
  visitor.setDefaultTimeout(20_000)
  await visitor.addInitScript(() => {
    addEventListener('pageshow', ({ persisted }) => persisted && console.log('restored'))
  })
  page = await visitor.newPage()
  await page.goto(demo.site)
  await page.waitForSelector('#kvitto-first')
})

describe('the Back button', () => {
  test('to a page that ran, after a withdrawal on the next: nothing runs', async () => {
    await acceptAll()
    await page.click('a[href="/journal/"]')
    await page.waitForSelector(TRACKER_RAN)
    await withdraw(page)
    await page.waitForSelector(REPORT)
    await demo.forgetRequests()
    await goBack()
    await page.waitForSelector(NOTHING_RAN)
    expect(await page.evaluate(() => 'demoStats' in window)).toBe(false)
    await page.waitForTimeout(1000)
    expect(await demo.reached()).toEqual([])
    expect(await page.evaluate(() => document.cookie)).not.toContain('_demo_visit')
  })

  test('to a page that asked, after a grant on the next: it runs, and asks no more', async () => {
    await page.click('a[href="/journal/"]')
    await acceptAll()
    await goBack()
    await page.waitForSelector(TRACKER_RAN)
    expect(await page.locator('#kvitto-first').count()).toBe(0)
  })
})

describe('another tab', () => {
  test('stops when everything is withdrawn in this one', async () => {
    await acceptAll()
    const other = await openTab('/journal/')
    await other.waitForSelector(TRACKER_RAN)
    await mark(page)
    await withdraw(other)
    await page.waitForSelector(NOTHING_RAN)
    await other.waitForSelector(NOTHING_RAN)
    await demo.forgetRequests()
    expect(await isMarked(page)).toBe(false)
    await page.waitForTimeout(1000)
    expect(await demo.reached()).toEqual([])
    expect(await page.locator('iframe').count()).toBe(0)
    expect(await page.evaluate(() => document.cookie)).not.toContain('_demo_visit')
  })

  test('runs when all is accepted in this one, without a reload', async () => {
    const other = await openTab('/journal/')
    await mark(page)
    await press(other, 'accept')
    await page.waitForSelector(TRACKER_RAN)
    await page.waitForSelector('iframe')
    expect(await page.locator('#kvitto-first').count()).toBe(0)
    await delivered(page)
    expect(await isMarked(page)).toBe(true)
  })
})

describe('a page on which the person may be typing', () => {
  beforeEach(async () => {
    await acceptAll()
    await page.goto(`${demo.site}/order/`)
    await page.waitForSelector(TRACKER_RAN)
    await page.fill('[name="name"]', 'Half a na')
  })

  test('is not reloaded by a withdrawal on it, and runs nothing new', async () => {
    await withdraw(page)
    await page.waitForSelector(REPORT)
    await expectNothingNew()
  })

  test('is not reloaded by a withdrawal elsewhere, and runs nothing new', async () => {
    const other = await openTab('/journal/')
    await other.waitForSelector(TRACKER_RAN)
    await withdraw(other)
    await other.waitForSelector(NOTHING_RAN)
    await expectNothingNew()
  })

  test('leaves nothing behind of what goes on running until it is left', async () => {
    await withdraw(page)
    await page.waitForSelector(REPORT)
    await delivered(page)
    await page.evaluate(() => {
      const { demoStats } = window as unknown as { demoStats: { visit(): void } }
      demoStats.visit()
    })
    expect(await page.evaluate(() => document.cookie)).toContain('_demo_visit')
    await page.goto(`${demo.site}/journal/`)
    expect(await page.evaluate(() => document.cookie)).not.toContain('_demo_visit')
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  })
})

async function acceptAll(): Promise<void> {
  await press(page, 'accept')
  await delivered(page)
  await page.waitForSelector(TRACKER_RAN)
}

async function openTab(path: string): Promise<Page> {
  const tab = await visitor.newPage()
  await tab.goto(demo.site + path)
  await tab.waitForSelector('#kvitto-first, #kvitto-reopen')
  return tab
}

/** Resolves when the page has come back as it was left, out of the back/forward cache. */
async function goBack(): Promise<void> {
  const restored = page.waitForEvent('console', (message) => message.text() === 'restored')
  await Promise.all([restored, page.evaluate(() => history.back())])
}

/** A reload takes the mark away. */
function mark(tab: Page): Promise<void> {
  return tab.evaluate(() => {
    document.documentElement.dataset.marked = ''
  })
}

function isMarked(tab: Page): Promise<boolean> {
  return tab.evaluate(() => 'marked' in document.documentElement.dataset)
}

async function expectNothingNew(): Promise<void> {
  await demo.forgetRequests()
  await page.evaluate((thirdParties) => {
    const script = document.createElement('script')
    script.type = 'text/plain'
    script.dataset.kvitto = 'analytics'
    script.dataset.src = `${thirdParties}/stats/track.js`
    document.body.append(script)
  }, demo.thirdParties)
  await page.waitForTimeout(1000)
  expect(await demo.reached()).toEqual([])
  expect(await page.inputValue('[name="name"]')).toBe('Half a na')
}

import type { ReceiptRecord } from '@kvitto/receipt'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delivered, press, withdraw } from './as-visitor.ts'
import { keptOnDevice } from './kept-on-device.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'

// In Chromium alone: requests are held up and answers lost by its own means.

let demo: OpenDemo
let browser: Browser
let visitor: BrowserContext
let page: Page
let recordsBefore = 0
let pageErrors: Error[] = []

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
  pageErrors = []
  visitor = await browser.newContext()
  visitor.setDefaultTimeout(20_000)
  visitor.on('weberror', (error) => pageErrors.push(error.error()))
  page = await visitor.newPage()
  await page.goto(demo.site)
  await page.waitForSelector('#kvitto-first')
  await demo.forgetRequests()
})
afterEach(async () => {
  await visitor.close()
  await demo.startCollector()
  expect(pageErrors).toEqual([])
})

describe('while the collector is stopped', () => {
  test('accept works at once, also on the next page; later one record arrives', async () => {
    await demo.stopCollector()
    await press(page, 'accept')
    await expect.poll(demo.reached).toHaveLength(4)
    await demo.forgetRequests()
    await page.click('a[href="/journal/"]')
    await page.waitForSelector('#what-ran [data-part="pixel"][data-ran]')
    expect(await page.isVisible('#kvitto-first')).toBe(false)

    await demo.startCollector()
    await nextPage()
    await expectRecords({ method: 'accept-all', event: 'decision' })
  })

  test('reject works at once, also on the next page; later one record arrives', async () => {
    await demo.stopCollector()
    await press(page, 'refuse')
    await page.click('a[href="/journal/"]')
    await page.waitForSelector('#kvitto-reopen')
    expect(await page.isVisible('#kvitto-first')).toBe(false)
    await page.waitForTimeout(1000)
    expect(await demo.reached()).toEqual([])

    await demo.startCollector()
    await nextPage()
    await expectRecords({ method: 'reject-all', event: 'decision' })
    expect(await keptOnDevice(page)).toEqual([])
  })

  test('withdraw works at once, also on the next page; later one record arrives', async () => {
    await press(page, 'accept')
    await delivered(page)
    await page.waitForSelector('#what-ran [data-part="track"][data-ran]')
    await page.click('a[href="/journal/"]')
    await page.waitForSelector('#what-ran [data-part="track"][data-ran]')
    await demo.stopCollector()
    await withdraw(page)
    await page.waitForSelector('#what-ran[data-ran=""]')
    await demo.forgetRequests()
    expect(await page.evaluate(() => document.cookie)).not.toContain('_demo_visit')
    await page.click('a[href="/order/"]')
    await page.waitForTimeout(1000)
    expect(await demo.reached()).toEqual([])

    await demo.startCollector()
    await nextPage()
    await expectRecords(
      { method: 'accept-all', event: 'decision' },
      { method: 'withdraw', event: 'withdrawal' },
    )
    expect(await keptOnDevice(page)).toEqual([])
  })

  test('withdraw stops what runs, also where no part can be loaded any more', async () => {
    await press(page, 'accept')
    await delivered(page)
    await page.click('a[href="/journal/"]')
    await page.waitForSelector('#what-ran [data-part="track"][data-ran]')
    await page.click('#kvitto-reopen')
    await page.waitForSelector('[data-kvitto-action="withdraw"]')
    await demo.stopCollector()
    await visitor.route('**/builds/**', (route) => route.abort())
    await press(page, 'withdraw')
    await page.waitForSelector('#what-ran[data-ran=""]')
    await visitor.unroute('**/builds/**')

    await demo.startCollector()
    await nextPage()
    await expectRecords(
      { method: 'accept-all', event: 'decision' },
      { method: 'withdraw', event: 'withdrawal' },
    )
  })

  test('a page that stays open sends by itself once the collector is back', async () => {
    await press(page, 'choose')
    await page.click('[data-kvitto-category="analytics"]')
    await press(page, 'save')
    await delivered(page)
    await demo.stopCollector()
    await page.click('#kvitto-reopen')
    await press(page, 'accept')
    await page.waitForSelector('#what-ran [data-part="video"][data-ran]')

    await demo.startCollector()
    await delivered(page)
    await expectRecords({ method: 'save-choices' }, { method: 'accept-all' })
  })

  test('a first visit shows the page, and nothing runs', async () => {
    await demo.stopCollector()
    const stranger = await browser.newContext()
    const fresh = await stranger.newPage()
    await fresh.goto(demo.site)
    await fresh.click('[data-add="moss"]')
    await fresh.waitForTimeout(1000)
    expect(await fresh.textContent('[data-basket]')).toBe('1')
    expect(await demo.reached()).toEqual([])
    await stranger.close()
  })
})

describe('one record only', () => {
  test('when several tabs sign the same decision at the same moment', async () => {
    const asked: Route[] = []
    await visitor.route('**/receipt.js', (route) => {
      asked.push(route)
    })
    await press(page, 'accept')
    const tabs = [page, await visitor.newPage(), await visitor.newPage()]
    await Promise.all(tabs.slice(1).map((tab) => tab.goto(`${demo.site}/journal/`)))
    await expect.poll(() => asked.length, { timeout: 10_000 }).toBe(3)
    await Promise.all(asked.map((route) => route.continue()))
    await Promise.all(tabs.map(delivered))
    await page.waitForTimeout(1000)
    await expectRecords({ method: 'accept-all' })
  })

  test('when the answer is lost after the collector has stored it', async () => {
    let lost = 0
    await visitor.route('**/receipts', async (route) => {
      if (lost > 0) return route.continue()
      lost++
      await route.fetch()
      await route.abort()
    })
    await press(page, 'accept')
    await delivered(page)
    expect(lost).toBe(1)
    await expectRecords({ method: 'accept-all' })
  })
})

/** Another page of the shop in a tab of this visitor; resolves when nothing waits any more. */
async function nextPage(): Promise<void> {
  await page.close()
  page = await visitor.newPage()
  await page.goto(`${demo.site}/journal/`)
  await delivered(page)
}

async function expectRecords(...expected: Partial<ReceiptRecord>[]): Promise<void> {
  const records = (await demo.records()).slice(recordsBefore)
  expect(records).toMatchObject(expected)
  expect(records).toHaveLength(expected.length)
}

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keptOnDevice } from './kept-on-device.ts'
import { delivered, openBrowser, press, stateCookie } from './open-browser.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'

/** What the demo's shop page asks of third parties once all is agreed; scripts in this order. */
const SCRIPTS = ['/stats/lib.js', '/stats/track.js']
const PIXEL = '/stats/pixel.gif'
const FILM = '/video/embed'

let demo: OpenDemo
let browser: Browser
let visitor: BrowserContext
let page: Page

beforeAll(async () => {
  demo = await openDemo()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})
beforeEach(async () => {
  await visitor?.close()
  await demo.forgetRequests()
  visitor = await browser.newContext()
  page = await visitor.newPage()
  await page.goto(demo.site)
  await page.waitForSelector('#kvitto-first')
})

describe('before a choice', () => {
  test('nothing reaches a third party, and nothing is stored', async () => {
    await page.waitForTimeout(1000)
    expect(await demo.reached()).toEqual([])
    expect(await visitor.cookies()).toEqual([])
    expect(await page.evaluate(() => ({ ...localStorage, ...sessionStorage }))).toEqual({})
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
  })
})

describe('accept', () => {
  test('lets all of it run, scripts in their order', async () => {
    await press(page, 'accept')
    await page.waitForSelector('iframe')
    await expect.poll(demo.reached).toHaveLength(4)
    const reached = await demo.reached()
    expect(reached.filter((path) => SCRIPTS.includes(path))).toEqual(SCRIPTS)
    expect(reached).toContain(PIXEL)
    expect(reached).toContain(FILM)
    expect(await page.textContent('#what-ran')).not.toContain('held back')
  })

  test('leaves one signed receipt, provable, with the key that stays in this browser', async () => {
    const before = (await demo.records()).length
    await press(page, 'accept')
    await delivered(page)
    const records = await demo.records()
    expect(records).toHaveLength(before + 1)
    const record = records.at(-1)
    expect(record).toMatchObject({
      event: 'decision',
      method: 'accept-all',
      trust: 'signed',
      policyKnown: true,
      decisions: { functional: 'given', analytics: 'given' },
      previous: null,
      ends: [],
      language: 'en',
    })
    expect(record?.gesture.trusted).toBe(true)
    expect(await page.evaluate(() => indexedDB.databases())).toHaveLength(1)
  })

  test('runs at once on the next page view, without a question or a part of ours to fetch', async () => {
    await press(page, 'accept')
    await delivered(page)
    await demo.forgetRequests()
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    await page.reload()
    await expect.poll(demo.reached).toHaveLength(4)
    expect(await page.isVisible('#kvitto-first')).toBe(false)
    expect(fetched.filter((url) => url.includes('/builds/'))).toEqual([])
  })
})

describe('reject', () => {
  test('runs nothing, also after a reload', async () => {
    await press(page, 'refuse')
    await delivered(page)
    await page.reload()
    await page.waitForTimeout(1000)
    expect(await demo.reached()).toEqual([])
    expect(await page.isVisible('#kvitto-first')).toBe(false)
  })

  test('leaves no key, id or history on the device once it is acknowledged', async () => {
    await press(page, 'refuse')
    await delivered(page)
    expect((await demo.records()).at(-1)).toMatchObject({ method: 'reject-all', trust: 'signed' })
    expect(await keptOnDevice(page)).toEqual([])
    const [, , decidedAt, expiresAt, receipt] = (await stateCookie(page)).split('.')
    expect(receipt).toBe('-')
    expect(Number(decidedAt) % 86_400).toBe(0)
    expect(Number(expiresAt) % 86_400).toBe(0)
  })
})

describe('deciding later', () => {
  test('runs nothing, leaves the control to come back, and asks again on the next page', async () => {
    await press(page, 'close')
    await page.waitForSelector('#kvitto-reopen')
    expect(await page.isVisible('#kvitto-first')).toBe(false)
    expect(await stateCookie(page)).toBe('')
    await page.reload()
    await page.waitForSelector('#kvitto-first')
    expect(await demo.reached()).toEqual([])
  })
})

describe('a choice of one purpose', () => {
  test('runs that purpose only', async () => {
    await press(page, 'choose')
    await page.click('[data-kvitto-category="analytics"]')
    await press(page, 'save')
    await delivered(page)
    await page.waitForTimeout(500)
    expect(await demo.reached()).not.toContain(FILM)
    expect(await demo.reached()).toContain(PIXEL)
    expect((await demo.records()).at(-1)).toMatchObject({
      method: 'save-choices',
      decisions: { functional: 'refused', analytics: 'given' },
    })
  })
})

import { hash } from 'node:crypto'
import type { ReceiptRecord } from '@kvitto/receipt'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keptOnDevice } from './kept-on-device.ts'
import { delivered, openBrowser, press } from './open-browser.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { withdraw } from './withdraw.ts'

/** What the layer says after the reload. */
const REPORT = '#kvitto-preferences [role=status]:has-text("third_visit")'

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
  await visitor?.close()
  recordsBefore = (await demo.records()).length
  visitor = await browser.newContext()
  page = await visitor.newPage()
  await page.goto(demo.site)
  await press(page, 'accept')
  await delivered(page)
  await demo.forgetRequests()
  // The third party's own cookie came with the first answer: now it is sent back.
  await page.reload()
  await expect.poll(thirdPartySaw).toContain('third_visit')
  await demo.forgetRequests()
})

describe('a refusal after the consent has expired', () => {
  test('deletes what was stored while it stood', async () => {
    const cookie = (await visitor.cookies()).find(({ name }) => name === 'kvitto')
    const parts = cookie?.value.split('.') ?? []
    parts[3] = String(Math.floor(Date.now() / 1000) - 60)
    await visitor.addCookies([
      { name: 'kvitto', value: parts.join('.'), url: demo.site, sameSite: 'Lax' },
    ])
    await page.reload()
    await press(page, 'refuse')
    await delivered(page)
    await expect.poll(cookieNames).toEqual(['kvitto', 'third_visit'])
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
  })
})

describe('withdraw', () => {
  test('deletes what the page can delete, and nothing of the shop', async () => {
    await page.click('[data-add="moss"]')
    expect(await cookieNames()).toEqual(['_demo_visit', 'basket', 'kvitto', 'third_visit'])
    await withdraw(page)
    await page.waitForSelector(REPORT)
    await delivered(page)
    expect(await cookieNames()).toEqual(['basket', 'kvitto', 'third_visit'])
    expect(await keptOnDevice(page)).toEqual([])
  })

  test('names what it deleted and what it could not, and who set it', async () => {
    await withdraw(page)
    const report = await page.textContent(REPORT)
    expect(report).toContain('_demo_visit')
    expect(report).toContain('_demo_session')
    expect(report).toMatch(/third_visit[^.]*Räkneverk/)
  })

  test('stops all: nothing runs, and nothing more reaches the third parties', async () => {
    await withdraw(page)
    await page.waitForSelector(REPORT)
    expect(await page.evaluate(() => 'demoStats' in window)).toBe(false)
    await page.waitForTimeout(1000)
    await page.goto(`${demo.site}/journal/`)
    await page.waitForTimeout(1000)
    expect(await page.getAttribute('#what-ran', 'data-ran')).toBe('')
    expect(await demo.requests()).toEqual([])
    expect(await cookieNames()).toEqual(['kvitto', 'third_visit'])
  })

  test('leaves a second receipt that names the first, and the status withdrawn', async () => {
    await withdraw(page)
    await page.waitForSelector(REPORT)
    await delivered(page)
    const [grant, withdrawal, ...more] = await newRecords()
    expect(more).toEqual([])
    expect(withdrawal).toMatchObject({
      event: 'withdrawal',
      method: 'withdraw',
      trust: 'signed',
      subjectId: grant?.subjectId,
      decisions: { functional: 'refused', analytics: 'refused' },
      ends: [hashOf(grant)],
      previous: hashOf(grant),
    })
    await expectWithdrawn(grant)
  })

  test('by a browser that lost its key ends the grant all the same', async () => {
    await page.evaluate(async () => {
      const deletion = indexedDB.deleteDatabase('kvitto')
      await new Promise((resolve) => {
        deletion.onsuccess = resolve
      })
    })
    await withdraw(page)
    await page.waitForSelector(REPORT)
    await delivered(page)
    const [grant, withdrawal, ...more] = await newRecords()
    expect(more).toEqual([])
    expect(withdrawal?.subjectId).not.toBe(grant?.subjectId)
    expect(withdrawal).toMatchObject({
      event: 'withdrawal',
      trust: 'signed',
      ends: [hashOf(grant)],
      previous: null,
    })
    await expectWithdrawn(grant)
    expect(await keptOnDevice(page)).toEqual([])
  })
})

async function thirdPartySaw(): Promise<string[]> {
  return (await demo.requests()).flatMap(({ cookies }) => cookies)
}

/** Of the shop and, not readable by its page, of the third party. */
async function cookieNames(): Promise<string[]> {
  return (await visitor.cookies()).map(({ name }) => name).sort()
}

async function newRecords(): Promise<ReceiptRecord[]> {
  return (await demo.records()).slice(recordsBefore)
}

/** A receipt's hash covers the ASCII of its compact JWS. */
function hashOf(record: ReceiptRecord | undefined): string {
  return hash('sha256', record?.receipt ?? '', 'base64url')
}

async function expectWithdrawn(grant: ReceiptRecord | undefined): Promise<void> {
  const { status } = await demo.admin<{ status: unknown }>(`subjects/${grant?.subjectId}`)
  expect(status).toMatchObject({
    functional: { status: 'withdrawn' },
    analytics: { status: 'withdrawn' },
  })
}

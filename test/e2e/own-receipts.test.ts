import { bundlesOf, type ReceiptsExport, verifyBundle } from '@kvitto/receipt'
import { compactVerify, EmbeddedJWK } from 'jose'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EnginePage, Visitor } from '../engines/engine.ts'
import { delivered, press, withdraw } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { layerText, listed, openReceipts, saved } from './own-receipts-page.ts'

let demo: OpenDemo

beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo?.close())

eachEngineInFull(({ newVisitor }) => {
  let visitor: Visitor
  let page: EnginePage

  beforeEach(async () => {
    visitor = await newVisitor()
    page = await visitor.newPage()
  })
  afterEach(() => visitor?.close())

  async function decide(action: string, path = '/'): Promise<void> {
    await page.goto(demo.site + path)
    await press(page, action)
    await delivered(page)
  }

  const lastRecord = async () => (await demo.records()).at(-1)

  test('after a consent one receipt is listed, in words, and the consent ID is the record’s', async () => {
    await decide('accept', '/sv/')
    await openReceipts(page)
    const record = await lastRecord()
    expect(await listed(page)).toEqual([record?.receiptId])
    await expect.poll(() => layerText(page)).toContain('I loggen')
    const text = await layerText(page)
    expect(text).toContain('Godkänt: Räkna besök och Visa filmer')
    expect(text).toMatch(/Visades: Får vi räkna ditt besök\? \(svenska\)/i)
    expect(text).toContain(record?.policyVersion.slice(0, 8))
    expect(text).toContain(record?.subjectId)
    expect(text).toContain('Hamnbod Papper')
    expect(text).not.toContain('Ett nej lämnar inget här')
  })

  test('the JSON holds all, and verifies with jose and with the log’s key', async () => {
    await decide('accept')
    await page.click('#kvitto-reopen')
    await page.click('[data-kvitto-category="analytics"]')
    await press(page, 'save')
    await delivered(page)
    await page.goto(`${demo.site}/journal/`)
    await openReceipts(page)
    expect(await listed(page)).toHaveLength(2)
    const exported: ReceiptsExport = JSON.parse(await saved(page, 'download-all'))
    const records = (await demo.records()).slice(-2).reverse()
    expect(exported).toMatchObject({
      schema: 'kvitto/receipts/1',
      site: 'demo',
      subjectId: records[0]?.subjectId,
      receipts: records.map(({ receipt, receivedAt }) => ({ receipt, receivedAt })),
    })
    for (const { receipt } of exported.receipts) await compactVerify(receipt, EmbeddedJWK)
    const bundles = await bundlesOf(exported)
    expect(bundles.map(({ chain }) => chain.length)).toEqual([1, 0])
    for (const bundle of bundles) {
      const { verdict, checks } = await verifyBundle(bundle, { logKeys: [demo.logKey] })
      // No witness was given to look for.
      expect(checks.flatMap(({ name, status }) => (status === 'ok' ? [] : name))).toEqual([
        'cosignatures',
      ])
      expect(verdict).toBe('verified')
    }
    // One alone, by its own button.
    const one: ReceiptsExport = JSON.parse(await saved(page, 'download'))
    expect(one.receipts.map(({ receipt }) => receipt)).toEqual([records[0]?.receipt])
  })

  test('a refusal can be had on its page view, and is nowhere on the next', async () => {
    await decide('refuse')
    const count = (await demo.records()).length
    await openReceipts(page)
    const record = await lastRecord()
    expect(await listed(page)).toEqual([record?.receiptId])
    await expect.poll(() => layerText(page)).toContain('In the log')
    expect(await layerText(page)).toContain('A refusal leaves nothing here')
    const exported: ReceiptsExport = JSON.parse(await saved(page, 'download-all'))
    const [bundle] = await bundlesOf(exported)
    const report = await verifyBundle(bundle, { logKeys: [demo.logKey] })
    expect([report.verdict, report.receipt?.decisions]).toEqual([
      'verified',
      { functional: 'refused', analytics: 'refused' },
    ])
    // Asked for its proof, the collector wrote nothing.
    expect(await demo.records()).toHaveLength(count)
    await page.reload()
    await openReceipts(page)
    expect(await listed(page)).toEqual([])
    expect(await layerText(page)).toContain('There are no receipts in this browser.')
    expect(await layerText(page)).toContain('A refusal leaves nothing here')
  })

  test('after a withdrawal nothing is kept: its receipt is there where it was signed', async () => {
    await decide('accept')
    await withdraw(page)
    await page.waitFor('#kvitto-preferences [role=status]')
    await delivered(page)
    await press(page, 'receipts')
    await page.waitFor('[data-kvitto-action="back"]')
    const record = await lastRecord()
    expect(record?.event).toBe('withdrawal')
    expect(await listed(page)).toEqual([record?.receiptId])
    expect(await layerText(page)).toContain('Withdrawn')
    await page.reload()
    await openReceipts(page)
    expect(await listed(page)).toEqual([])
  })

  test('by keyboard alone: there, back, and out', async () => {
    await decide('accept')
    const focused = () => page.evaluate(nameOfFocused)
    const tabTo = async (name: string) => {
      for (let count = 0; count < 60 && (await focused()) !== name; count++) await page.press('Tab')
      expect(await focused()).toBe(name)
    }
    await page.evaluate(() => document.getElementById('kvitto-reopen')?.focus())
    await page.press('Enter')
    await expect.poll(focused).toBe('Privacy choices')
    await tabTo('receipts')
    await page.press('Enter')
    await expect.poll(focused).toBe('Your receipts')
    for (const name of ['back', 'copy', 'download', 'download-all', 'download-page']) {
      await tabTo(name)
    }
    await page.evaluate(() => document.querySelector('h2')?.focus())
    await tabTo('back')
    await page.press('Space')
    await expect.poll(focused).toBe('receipts')
    await page.press('Escape')
    await expect.poll(focused).toBe('kvitto-reopen')
  })
})

describe('in Chromium, by its own download', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    page = await browser.newPage()
  })
  afterAll(() => browser?.close())

  test('a file arrives under the site’s name', async () => {
    await page.goto(demo.site)
    await press(page, 'accept')
    await delivered(page)
    await page.click('#kvitto-reopen')
    await press(page, 'receipts')
    for (const [action, name] of [
      ['download-all', 'demo-receipts.json'],
      ['download-page', 'demo-receipts.html'],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), press(page, action)])
      expect(download.suggestedFilename()).toBe(name)
    }
  })
})

function nameOfFocused(): string {
  const element = document.activeElement as HTMLElement | null
  const isHeading = element?.tagName === 'H2'
  return element?.dataset.kvittoAction ?? (isHeading ? element.textContent : element?.id) ?? ''
}

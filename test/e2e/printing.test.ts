import { inflateSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { press } from './as-visitor.ts'
import type { OpenLooks } from './looks/open-looks.ts'
import { openLooks } from './looks/open-looks.ts'
import { openBrowser } from './open-browser.ts'

// In Chromium alone: the others' drivers print nothing.

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
afterEach(() => page?.context().close())

describe.each(['box', 'bar', 'modal'] as const)('in the layout %s', (layout) => {
  test.each(['A4', 'A6'])('on %s paper no layer covers the page', async (format) => {
    await shop.wear({ layout, theme: 'kvitto' })
    page = await browser.newPage()
    await page.goto(shop.origin)
    await page.waitForSelector('#kvitto-first')
    const question = await printedTexts(format)
    await press(page, 'choose')
    await page.waitForSelector('#kvitto-preferences')
    const preferences = await printedTexts(format)
    await page.evaluate(() => {
      for (const each of document.querySelectorAll<HTMLElement>('.kvitto')) {
        each.style.setProperty('display', 'none', 'important')
      }
    })
    const own = await printedTexts(format)
    expect(own).toBeGreaterThan(0)
    expect([question, preferences]).toEqual([own, own])
  })
})

test('the control that opens them is not printed, and stands again after it', async () => {
  await openWithControl()
  const texts = await printedTexts('A4')
  await page.waitForSelector('#kvitto-reopen')
  await page.evaluate(() =>
    document.getElementById('kvitto-reopen')?.style.setProperty('display', 'none', 'important'),
  )
  expect(texts).toBeGreaterThan(0)
  expect(texts).toBe(await printedTexts('A4'))
})

test('however often the page is printed, the control stands again', async () => {
  await openWithControl()
  // More often than a page may take it away.
  for (let i = 0; i < 60; i++) await page.pdf({ format: 'A6' })
  await page.waitForTimeout(100)
  expect(await page.locator('#kvitto-reopen').isVisible()).toBe(true)
})

/** A page that was refused: the control is all that there is of ours. */
async function openWithControl(): Promise<void> {
  await shop.wear({ layout: 'box', theme: 'kvitto' })
  page = await browser.newPage()
  await page.goto(shop.origin)
  await press(page, 'refuse')
  await page.waitForSelector('#kvitto-reopen')
}

/** How many pieces of text the pages have. */
async function printedTexts(format: string): Promise<number> {
  const file = await page.pdf({ format })
  const streams = file.toString('latin1').matchAll(/stream\r?\n(.*?)endstream/gs)
  const texts = [...streams].map(([, stream = '']) => {
    try {
      return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return texts.join('\n').match(/\bTj\b|\bTJ\b/g)?.length ?? 0
}

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delivered } from './as-visitor.ts'
import { BUTTON_ONLY, REACHED } from './autoconsent/reached-locales.ts'
import { runAutoconsent, type Said } from './autoconsent/run-autoconsent.ts'
import { inEveryLocale } from './in-every-locale.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'
import { watchErrors } from './own-page.ts'

// In Chromium alone: one client, whose script does the same in every engine.

let shop: OpenShop
let browser: Browser
let page: Page
let said: Said[]
let errors: string[]

beforeAll(async () => {
  shop = await openShop()
  await shop.publish(await inEveryLocale(shop.policy))
  shop.serve(({ searchParams }) => {
    const { html } = shopPage(shop.tag() + shop.lib, shop.film)
    return { html: html.replace('lang="en"', `lang="${searchParams.get('lang')}"`) }
  })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})
beforeEach(async () => {
  page = await browser.newPage()
  errors = watchErrors(page)
  said = await runAutoconsent(page)
})
afterEach(async () => {
  expect(errors).toEqual([])
  await page.close()
})

describe('autoconsent, which has no rule for us', () => {
  test.each(REACHED)(
    '%s: finds and presses reject where it first looks for words',
    async (lang) => {
      await page.goto(`${shop.origin}/?lang=${lang}`)
      await page.waitForFunction(() => !document.querySelector('#kvitto-first') && document.cookie)
      await delivered(page)
      expect((await shop.records()).at(-1)).toMatchObject({
        method: 'reject-all',
        decisions: { functional: 'refused', analytics: 'refused' },
        gesture: { trusted: false },
        language: lang,
      })
      await expect.poll(() => said.map(({ type }) => type)).toContain('selfTestResult')
      expect(said.filter(({ type }) => type === 'cmpDetected')).toMatchObject([
        { cmp: 'HEURISTIC-REJECT' },
      ])
      // Half a second after its first, which tries its rules; a machine under load makes both late.
      const attempts = said.map(({ state }) => state?.findCmpAttempts ?? 0)
      expect(Math.max(...attempts)).toBe(2)
      expect(resultOf('optOutResult')).toBe(true)
      expect(resultOf('selfTestResult')).toBe(true)
    },
  )

  test.each(BUTTON_ONLY)('%s: knows no question in it, and presses nothing', async (lang) => {
    await page.goto(`${shop.origin}/?lang=${lang}`)
    await page.waitForSelector('#kvitto-first')
    await page.waitForTimeout(2500)
    expect(await page.evaluate(() => document.cookie)).toBe('')
    expect(said.map(({ type }) => type)).not.toContain('cmpDetected')
  })
})

const resultOf = (type: string) => said.find((each) => each.type === type)?.result

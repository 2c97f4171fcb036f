import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Visitor } from '../engines/engine.ts'
import type { AnyPage } from './any-page.ts'
import { press } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { axeScript, findFaults } from './find-faults.ts'
import { inEveryLocale } from './in-every-locale.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop } from './open-shop.ts'

let shop: OpenShop

beforeAll(async () => {
  shop = await openShop()
  await shop.publish({
    ...(await inEveryLocale(shop.policy)),
    behaviour: { ...shop.policy.behaviour, regions: { 'US-CA': 'opt-out' } },
  })
  const script = await axeScript()
  shop.serve(({ pathname, searchParams }) =>
    pathname === '/axe.js'
      ? { html: script, headers: { 'content-type': 'text/javascript' } }
      : { html: pageIn(searchParams.get('lang') ?? 'en', searchParams.get('region') ?? '') },
  )
})
afterAll(() => shop?.close())

/** Without fault of its own, so that whatever is found is ours. */
function pageIn(lang: string, region: string): string {
  const small = shop.film.replace('width="320" height="180"', 'width="240" height="150"')
  return `<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>A shop</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">
<style>:root { color-scheme: light dark; background: Canvas; color: CanvasText }</style>
<script src="/axe.js"></script>${shop.tag(`data-region="${region}"`)}${shop.lib}</head>
<body><main><h1>A shop</h1>${shop.film}${small}</main></body></html>`
}

interface SeenPage extends AnyPage {
  goto(url: string): Promise<unknown>
  waitFor(selector: string): Promise<unknown>
}

const SWITCH = '#kvitto-preferences [role=switch]'
const SAID = '[role=status]:not(:empty)'

/** How people come to see each state of each part. */
const STATES: Record<string, (page: SeenPage, open: (query?: string) => Promise<void>) => unknown> =
  {
    'the question': (_, open) => open(),
    'the notice where nobody has to be asked': (_, open) => open('&region=US-CA'),
    'what a click by a script is told': async (page, open) => {
      await open()
      await page.evaluate(() =>
        document.querySelector<HTMLElement>('[data-kvitto-action="accept"]')?.click(),
      )
      await page.waitFor(`#kvitto-first ${SAID}`)
    },
    'the preferences': async (page, open) => {
      await open()
      await press(page, 'choose')
      await page.waitFor(SWITCH)
    },
    'the preferences with every detail open': async (page, open) => {
      await open()
      await press(page, 'choose')
      await page.waitFor(SWITCH)
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('details')) each.open = true
      })
    },
    'placeholders and the control that brings the choices back': async (page, open) => {
      await open()
      await press(page, 'refuse')
      await page.waitFor('#kvitto-reopen')
      await page.waitFor('.kvitto-compact')
    },
    'the report after a withdrawal': async (page, open) => {
      await open()
      await press(page, 'accept')
      await page.waitFor('#kvitto-reopen')
      await page.click('#kvitto-reopen')
      await page.waitFor('[data-kvitto-action="withdraw"]')
      await press(page, 'withdraw')
      await page.waitFor(`#kvitto-preferences ${SAID}`)
    },
    'the report after a category’s stored data was deleted': async (page, open) => {
      await open()
      await press(page, 'choose')
      await page.waitFor(SWITCH)
      await press(page, 'delete')
      await page.waitFor(`#kvitto-preferences ${SAID}`)
    },
    'a person’s own receipts, and a file of them that cannot be saved': async (page, open) => {
      await open()
      await openReceipts(page)
      await page.evaluate(() => {
        URL.createObjectURL = () => {
          throw new TypeError('expected a page that may make files, found none')
        }
      })
      await press(page, 'download-all')
      await page.waitFor('#kvitto-file-text')
    },
    'an error': async (page, open) => {
      await open()
      await openReceipts(page)
      await page.evaluate(() => {
        const { stringify } = JSON
        JSON.stringify = (value: unknown, _: unknown, space?: string | number) => {
          if (space) throw new TypeError('expected a file, found none')
          return stringify(value)
        }
      })
      await press(page, 'download-all')
      await page.waitFor(`#kvitto-preferences ${SAID}`)
    },
  }

async function openReceipts(page: SeenPage): Promise<void> {
  await press(page, 'accept')
  await page.waitFor('#kvitto-reopen')
  await page.click('#kvitto-reopen')
  await page.waitFor('[data-kvitto-action="receipts"]')
  await press(page, 'receipts')
  await page.waitFor('[data-kvitto-receipt]')
}

/** A test per state: axe-core finds nothing against WCAG 2.2 A and AA, nor against its own advice. */
function testStates(pageOf: () => SeenPage, lang = 'en'): void {
  test.each(Object.keys(STATES))('%s', async (name) => {
    const page = pageOf()
    await STATES[name]?.(page, async (query = '') => {
      await page.goto(`${shop.origin}/?lang=${lang}${query}`)
      await page.waitFor('#kvitto-first')
    })
    expect(await page.evaluate(findFaults)).toEqual([])
  })
}

describe('axe-core', () => {
  eachEngineInFull(({ newVisitor }) => {
    let visitor: Visitor
    let page: SeenPage

    beforeEach(async () => {
      visitor = await newVisitor()
      page = await visitor.newPage()
    })
    afterEach(() => visitor?.close())

    testStates(() => page)
  })

  // In Chromium alone: no other engine's driver sets them.
  describe.each([
    ['dark', 'en', { colorScheme: 'dark' }],
    ['forced colours', 'en', { forcedColors: 'active' }],
    ['right to left', 'ar', {}],
    [
      'right to left, dark, on a phone',
      'ar',
      { colorScheme: 'dark', viewport: { width: 320, height: 568 } },
    ],
  ] satisfies [string, string, BrowserContextOptions][])('%s', (_, lang, options) => {
    let browser: Browser
    let visitor: BrowserContext
    let page: SeenPage

    beforeAll(async () => {
      browser = await openBrowser()
    })
    afterAll(() => browser?.close())
    beforeEach(async () => {
      visitor = await browser.newContext(options)
      const opened = await visitor.newPage()
      page = {
        goto: (url) => opened.goto(url),
        evaluate: (run) => opened.evaluate(run),
        click: (selector) => opened.click(selector),
        waitFor: (selector) => opened.waitForSelector(selector),
      }
    })
    afterEach(() => visitor?.close())

    testStates(() => page, lang)
  })
})

import type { Browser, Page } from 'puppeteer-core'
import { launch } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findChromium } from '../engines/find-chromium.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'

// Chromium alone prerenders; Playwright switches that off, Puppeteer leaves it on.

const PRERENDERS =
  '<script type="speculationrules">{"prerender":[{"source":"list","urls":["/prerendered"]}]}</script>'
const SCRIPTS = ['/stats/lib.js', '/stats/track.js']

let shop: OpenShop
let browser: Browser
let page: Page
let said: string[] = []

beforeAll(async () => {
  shop = await openShop()
  shop.serve(({ pathname, search }) => {
    if (pathname === '/say') said.push(search.slice(1))
    return pathname === '/prerendered'
      ? shopPage(`${shop.tag()}${shop.lib}${shop.track}`, SAY)
      : shopPage(shop.tag(), pathname === '/' ? PRERENDERS : '')
  })
  const isRoot = process.getuid?.() === 0
  browser = await launch({
    executablePath: findChromium(),
    args: isRoot ? ['--no-sandbox'] : [],
  })
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})
beforeEach(async () => {
  said = []
  await shop.forgetRequests()
  const visitor = await browser.createBrowserContext()
  page = await visitor.newPage()
})

/** How the prerendered page stands, before and after somebody sees it. */
const SAY = `<script>
const say = (when) => setTimeout(() => fetch('/say?' + [
  when, kvitto.allows('stats'), 'demoStats' in window, document.querySelectorAll('#kvitto-first').length,
]), 1000)
say(document.prerendering ? 'unseen' : 'never-prerendered')
document.addEventListener('prerenderingchange', () => say('seen'))
</script>`

const go = () =>
  page.evaluate(() => {
    location.href = '/prerendered'
  })

const expectSaid = (...lines: string[]) => expect.poll(() => said, { timeout: 8000 }).toEqual(lines)

test('a prerendered page runs nothing that is agreed before it is seen', async () => {
  await page.goto(`${shop.origin}/first`)
  await page.locator('[data-kvitto-action="accept"]').click()
  await page.waitForSelector('#kvitto-reopen')
  await page.goto(shop.origin)
  await expectSaid('unseen,false,false,0')
  expect(await shop.reached()).toEqual([])
  await go()
  await expectSaid('unseen,false,false,0', 'seen,true,true,0')
  expect(await shop.reached()).toEqual(SCRIPTS)
})

test('it asks nothing before it is seen, and then knows what was decided meanwhile', async () => {
  await page.goto(shop.origin)
  await expectSaid('unseen,false,false,0')
  await page.locator('[data-kvitto-action="refuse"]').click()
  await page.waitForSelector('#kvitto-reopen')
  await go()
  await expectSaid('unseen,false,false,0', 'seen,false,false,0')
  expect(await shop.reached()).toEqual([])
})

test('it asks when it is seen', async () => {
  await page.goto(shop.origin)
  await expectSaid('unseen,false,false,0')
  await go()
  await expectSaid('unseen,false,false,0', 'seen,false,false,1')
})

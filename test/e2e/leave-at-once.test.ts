import { setTimeout as sleep } from 'node:timers/promises'
import { listen } from '@kvitto/example-script-tag/listen'
import { createSite } from '@kvitto/example-script-tag/site'
import type { ReceiptRecord } from '@kvitto/receipt'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EnginePage, Visitor } from '../engines/engine.ts'
import { delivered, press, withdraw } from './as-visitor.ts'
import { eachEngine } from './each-engine.ts'
import { freePorts } from './free-ports.ts'
import { keptOnDevice } from './kept-on-device.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { openProxy } from './open-proxy.ts'

/** How much later than asked for the part that signs arrives. */
const DELAY_MS = 5_000
const LEAVING = ['closes the tab', 'follows a link'] as const

let demo: OpenDemo
/** Between the shop and the collector. */
let proxy: Awaited<ReturnType<typeof openProxy>>
let closeShop: () => Promise<void>
let shop: string

beforeAll(async () => {
  const port = await freePorts(4)
  shop = `http://localhost:${port + 3}`
  demo = await openDemo({ port, origins: [shop] })
  proxy = await openProxy(demo.collector)
  const site = createSite({ collector: proxy.origin, thirdParties: demo.thirdParties })
  closeShop = await listen(site, port + 3)
})
afterAll(async () => {
  proxy?.close()
  await closeShop?.()
  await demo?.close()
})

eachEngine(({ newVisitor }) => {
  let visitor: Visitor
  let page: EnginePage
  let recordsBefore = 0

  beforeEach(async () => {
    proxy.let()
    recordsBefore = (await demo.records()).length
    await demo.forgetRequests()
    visitor = await newVisitor()
    page = await visitor.newPage()
    await page.goto(shop)
    await page.waitFor('#kvitto-first')
  })
  afterEach(() => visitor?.close())

  describe('a visitor who leaves in the click itself, before the part that signs has come', () => {
    test.each(LEAVING)('and accepts, %s: the next page view sends it, once', async (how) => {
      delaySigning()
      await leaveOnClick(await openTab('/'), how, (tab) => press(tab, 'accept'))
      await expectRecords()
      await nextPage()
      await expectRecords({ method: 'accept-all' })
      await page.waitFor('#what-ran [data-part="pixel"][data-ran]')
    })

    test.each(LEAVING)('and rejects, %s: the next page view sends it, once', async (how) => {
      delaySigning()
      await leaveOnClick(await openTab('/'), how, (tab) => press(tab, 'refuse'))
      await expectRecords()
      await nextPage()
      await expectRecords({ method: 'reject-all' })
      expect(await keptOnDevice(page)).toEqual([])
      expect(await demo.reached()).toEqual([])
    })

    test.each(LEAVING)('and withdraws, %s: the next page view sends it, once', async (how) => {
      await press(page, 'accept')
      await delivered(page)
      await page.waitFor('#what-ran [data-part="track"][data-ran]')
      delaySigning()
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

  function delaySigning(): void {
    proxy.let(async ({ path }) => {
      if (path.endsWith('/receipt.js')) await sleep(DELAY_MS)
      return true
    })
  }

  /** Opened by a script, so that a script may close it; the only one, so that no other tab goes on with it. */
  async function openTab(path: string): Promise<EnginePage> {
    await page.evaluate(openOnClick, path)
    const tab = await visitor.openedBy(() => page.click('header'))
    await expect.poll(() => isAsked(tab).catch(() => false)).toBe(true)
    await page.close()
    return tab
  }

  async function leaveOnClick(
    tab: EnginePage,
    how: (typeof LEAVING)[number],
    act: (tab: EnginePage) => Promise<void>,
  ): Promise<void> {
    await tab.evaluate(leaveInClick, how === 'closes the tab')
    // Not waited for: a tab that closes answers nobody.
    act(tab).catch(() => {})
    if (how === 'closes the tab') await expect.poll(() => isGone(tab)).toBe(true)
    else await expect.poll(() => tab.url().catch(() => '')).toBe(`${shop}/style.css`)
    proxy.let()
  }

  /** Another page of the shop in a tab of this visitor; resolves when nothing waits any more. */
  async function nextPage(): Promise<void> {
    page = await visitor.newPage()
    await page.goto(`${shop}/journal/`)
    await delivered(page)
  }

  async function expectRecords(...expected: Partial<ReceiptRecord>[]): Promise<void> {
    const records = (await demo.records()).slice(recordsBefore)
    expect(records).toMatchObject(expected)
    expect(records).toHaveLength(expected.length)
  }
})

/** In the page: leaves in the very tick of a press, after the button's own handler. */
function leaveInClick(closes: boolean): void {
  addEventListener('click', (event) => {
    const [target] = event.composedPath()
    if (!(target instanceof Element) || !target.matches('[data-kvitto-action]')) return
    // Who waits for more than this tick would stay here, and fail the test.
    if (!/kvitto=1(\.[^.;]*){4}\.p/.test(document.cookie) || !localStorage.kvitto) return
    if (closes) window.close()
    else location.assign('/style.css')
  })
}

/** In the page: a browser lets a script open a tab when the visitor clicks. */
function openOnClick(path: string): void {
  document.querySelector('header')?.addEventListener('click', (event) => {
    event.preventDefault()
    window.open(path)
  })
}

function isAsked(page: EnginePage): Promise<boolean> {
  return page.evaluate(() => document.querySelector('#kvitto-first, #kvitto-reopen') !== null)
}

function isGone(page: EnginePage): Promise<boolean> {
  return page.evaluate(() => false).catch(() => true)
}

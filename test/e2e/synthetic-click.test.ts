import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EnginePage, Visitor } from '../engines/engine.ts'
import { delivered, press, stateCookie } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { isThere } from './is-there.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'
import { textOf } from './text-of.ts'

let shop: OpenShop

beforeAll(async () => {
  shop = await openShop()
  const pixel = `<img data-kvitto="analytics" data-src="${shop.thirdParties}/stats/pixel.gif" alt="">`
  shop.serve(() => shopPage(KEEP_ERRORS + shop.tag() + shop.lib, pixel + shop.film))
})
afterAll(() => shop?.close())

/** What is uncaught on the page: exceptions and rejections. */
const KEEP_ERRORS = `<script>
window.uncaught = []
addEventListener('error', ({ message }) => uncaught.push(message))
addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)))
</script>`

eachEngineInFull(({ newVisitor }) => {
  let visitor: Visitor
  let page: EnginePage

  beforeEach(async () => {
    await shop.forgetRequests()
    visitor = await newVisitor()
    page = await visitor.newPage()
    await page.goto(shop.origin)
    await page.waitFor('#kvitto-first')
    await page.evaluate(keepEvents)
  })
  afterEach(async () => {
    expect(await page.evaluate(() => Reflect.get(window, 'uncaught'))).toEqual([])
    await visitor.close()
  })

  /** Neither a cookie nor a request: nothing was given. */
  async function expectNothingGiven(): Promise<void> {
    await sleep(1000)
    expect(await shop.reached()).toEqual([])
    expect(await stateCookie(page)).not.toContain('~g~')
    expect(await codes()).toContain('untrusted_grant')
  }

  const click = (selector: string) => page.evaluate(clickByScript, selector)
  const codes = () => page.evaluate(() => keptCodes)
  const isOn = (selector: string) =>
    page.evaluate((text) => document.querySelector<HTMLInputElement>(text)?.checked, selector)

  describe('a click made by a script', () => {
    test('on accept gives nothing, says so, and reports it', async () => {
      await click('[data-kvitto-action="accept"]')
      await expectNothingGiven()
      expect(await textOf(page, '#kvitto-first [role=status]')).toMatch(/press the button yourself/)
      // The person still can.
      await press(page, 'accept')
      await expect.poll(shop.reached).toHaveLength(3)
    })

    test('as a whole row of pointer, key and click events gives nothing', async () => {
      await page.evaluate(() => {
        const accept = document.querySelector('[data-kvitto-action="accept"]')
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
          accept?.dispatchEvent(new PointerEvent(type, { bubbles: true }))
        }
        accept?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
      })
      await expectNothingGiven()
    })

    test('on a switch, or on its label, turns nothing on', async () => {
      await press(page, 'choose')
      const selector = '[data-kvitto-category="analytics"]'
      await page.waitFor(selector)
      await click(selector)
      expect(await isOn(selector)).toBe(false)
      await expect.poll(codes).toContain('untrusted_grant')
      expect(await textOf(page, '#kvitto-preferences [role=status]')).toMatch(/yourself/)
      await page.evaluate(
        (text) => void document.querySelector(text)?.closest('label')?.click(),
        selector,
      )
      expect(await isOn(selector)).toBe(false)
      await press(page, 'save')
      await delivered(page)
      expect((await shop.records()).at(-1)?.decisions).toEqual({
        functional: 'refused',
        analytics: 'refused',
      })
      await expectNothingGiven()
    })

    test('on accept in the preferences gives nothing, and says so', async () => {
      await press(page, 'choose')
      await page.waitFor('#kvitto-preferences')
      await click('#kvitto-preferences [data-kvitto-action="accept"]')
      await expectNothingGiven()
      expect(await textOf(page, '#kvitto-preferences [role=status]')).toMatch(/yourself/)
    })

    test('on the button of a placeholder gives nothing, and says so', async () => {
      await page.waitFor('[data-kvitto-action="allow"]')
      await click('[data-kvitto-action="allow"]')
      await expectNothingGiven()
      expect(await textOf(page, '.kvitto-placeholder [role=status]')).toMatch(/yourself/)
    })

    test('on reject counts, and its receipt says that no person made it', async () => {
      await click('[data-kvitto-action="refuse"]')
      await delivered(page)
      expect((await shop.records()).at(-1)).toMatchObject({
        method: 'reject-all',
        gesture: { trusted: false },
      })
      expect(await isThere(page, '#kvitto-first')).toBe(false)
      expect(await codes()).toEqual([])
    })
  })

  describe('kvitto.give', () => {
    test('without a gesture resolves to false and gives nothing', async () => {
      expect(await page.evaluate(() => kvittoOf().give('analytics'))).toBe(false)
      await expectNothingGiven()
    })

    test('right after a click made by a script resolves to false', async () => {
      const given = await page.evaluate(() => {
        document.querySelector('h1')?.click()
        return kvittoOf().give()
      })
      expect(given).toBe(false)
      await expectNothingGiven()
    })

    test('within a second after a trusted click gives, and the receipt says who said so', async () => {
      await page.click('h1')
      expect(await page.evaluate(() => kvittoOf().give('analytics'))).toBe(true)
      await expect.poll(shop.reached).toHaveLength(2)
      await delivered(page)
      expect((await shop.records()).at(-1)).toMatchObject({
        method: 'host-api',
        decisions: { analytics: 'given', functional: 'refused' },
        gesture: { trusted: true },
      })
    })

    test('more than a second after it resolves to false', async () => {
      await page.click('h1')
      await sleep(1100)
      expect(await page.evaluate(() => kvittoOf().give())).toBe(false)
      await expectNothingGiven()
    })

    test.each(['telepathy', 'constructor'])(
      'of what the policy does not name resolves to false: %s',
      async (id) => {
        await page.click('h1')
        expect(await page.evaluate((name) => kvittoOf().give(name), id)).toBe(false)
        expect(await codes()).toEqual(['unexpected'])
        expect(await stateCookie(page)).toBe('')
      },
    )

    test('refuse and withdraw need no gesture', async () => {
      expect(await page.evaluate(() => kvittoOf().refuse())).toBe(true)
      await delivered(page)
      expect((await shop.records()).at(-1)).toMatchObject({
        method: 'host-api',
        decisions: { analytics: 'refused', functional: 'refused' },
        gesture: { trusted: false },
      })
    })
  })
})

interface Kvitto {
  give(id?: string): Promise<boolean>
  refuse(id?: string): Promise<boolean>
  subscribe(listener: (event: { type: string; code?: string }) => void): void
}

declare global {
  /** Made by `keepEvents`. */
  function kvittoOf(): Kvitto
  /** Codes of the errors so far. */
  var keptCodes: string[]
}

function keepEvents(): void {
  const { kvitto } = window as unknown as { kvitto: Kvitto }
  globalThis.kvittoOf = () => kvitto
  globalThis.keptCodes = []
  kvitto.subscribe(({ code }) => code && keptCodes.push(code))
}

function clickByScript(selector: string): void {
  const element = document.querySelector<HTMLElement>(selector)
  if (!element) throw new Error(`expected ${selector}, found none`)
  element.click()
}

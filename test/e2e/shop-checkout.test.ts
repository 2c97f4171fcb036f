import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EnginePage, Visitor } from '../engines/engine.ts'
import { delivered, press, withdraw } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { isThere } from './is-there.ts'
import { checkOut } from './shop/check-out.ts'
import { keptByOptional } from './shop/kept-by-optional.ts'
import { IS_FULL, LEVELS } from './shop/level.ts'
import { optionalRequests, RAN } from './shop/optional-requests.ts'
import { payByCard } from './shop/pay.ts'
import { type Shop, type Shops, startShops } from './shop/start-shops.ts'

/** Every level in every engine; otherwise each engine takes one. */
const TURN = { chromium: 'guard', firefox: 'strict-header', webkit: 'strict-static' } as const
const REPORT = '#kvitto-preferences [role=status]'

let shops: Shops

beforeAll(async () => {
  shops = await startShops()
})
afterAll(() => shops?.close())

eachEngineInFull(({ name, newVisitor }) => {
  const levels = IS_FULL ? LEVELS : [TURN[name]]

  test.each(levels)(
    '%s: whatever is decided at the checkout, it is never loaded anew, and the order arrives once',
    async (level) => {
      const shop = shops.of(level)
      const visitor = await newVisitor()
      const page = await visitor.newPage()
      await checkOut(page, shop)
      shop.views.length = 0

      await elsewhere(visitor, `${shop.origin}/`, (other) => press(other, 'accept'))
      await expectGone(page, '#kvitto-first')
      await expectHalfFilled(page, shop)

      await withdraw(page)
      await page.waitFor(REPORT)
      await press(page, 'close')
      await page.click('#kvitto-reopen')
      await press(page, 'accept')
      await expectGone(page, '#kvitto-preferences')
      await expectHalfFilled(page, shop)

      await elsewhere(visitor, `${shop.origin}/cart/`, async (other) => {
        await withdraw(other)
        await other.waitFor(REPORT)
      })
      await sleep(1000)
      await expectHalfFilled(page, shop)

      shop.companies.forget()
      const before = shop.orders.length
      const number = await payByCard(page)
      expect(shop.orders.slice(before).map((order) => order.number)).toEqual([number])
      expect(optionalRequests(shop)).toEqual([])

      await page.click('#kvitto-reopen')
      await press(page, 'accept')
      await expectGone(page, '#kvitto-preferences')
      await withdraw(page)
      await page.waitFor(REPORT)
      expect(shop.views.filter((view) => view.startsWith('POST'))).toEqual(POSTS)
      expect(shop.orders).toHaveLength(before + 1)

      shop.companies.forget()
      await page.goto(`${shop.origin}/cart/`)
      await sleep(1000)
      expect(optionalRequests(shop)).toEqual([])
      expect(await keptByOptional(page)).toEqual([])
      await visitor.close()
    },
    300_000,
  )

  test.each(levels)(
    '%s: the button back leads from the checkout to a cart that still works, where nothing runs any more',
    async (level) => {
      const shop = shops.of(level)
      const visitor = await newVisitor()
      const page = await visitor.newPage()
      await page.goto(`${shop.origin}/`)
      await press(page, 'accept')
      await delivered(page)
      // The second time without the login between the cart and the checkout.
      await checkOut(page, shop)
      shop.companies.forget()
      await checkOut(page, shop)
      await expect.poll(shop.companies.seen).toEqual(expect.arrayContaining(RAN))
      await withdraw(page)
      await page.waitFor(REPORT)
      shop.views.length = 0
      shop.companies.forget()
      await page.back()
      await page.waitFor('#cart li')
      await sleep(1000)
      // Kept as it was left it may have to be loaded once, to end what ran; never more often.
      expect(shop.views.length).toBeLessThan(3)
      expect(optionalRequests(shop)).toEqual([])
      expect(await keptByOptional(page)).toEqual([])
      await page.click('#check-out')
      await page.waitFor('#card .ready')
      await visitor.close()
    },
    300_000,
  )
})

const POSTS = ['/order/', '/order/secured', '/order/complete'].map((path) => `POST ${path}`)

/** In another tab, which is in front until it is closed. */
async function elsewhere(
  visitor: Visitor,
  url: string,
  act: (other: EnginePage) => Promise<void>,
): Promise<void> {
  const other = await visitor.newPage()
  await other.goto(url)
  await act(other)
  await delivered(other)
  await other.close()
}

async function expectHalfFilled(page: EnginePage, { views }: Shop): Promise<void> {
  expect(views).not.toContain('GET /order/')
  const typed = () => document.querySelector<HTMLInputElement>('#name')?.value
  expect(await page.evaluate(typed)).toBe('Visitor')
}

async function expectGone(page: EnginePage, selector: string): Promise<void> {
  await expect.poll(() => isThere(page, selector)).toBe(false)
}

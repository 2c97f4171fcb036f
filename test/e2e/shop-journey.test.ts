import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ENGINE_NAMES, type EnginePage, type Visitor } from '../engines/engine.ts'
import { delivered, press, withdraw } from './as-visitor.ts'
import { eachEngine } from './each-engine.ts'
import { checkOut } from './shop/check-out.ts'
import { keptByOptional } from './shop/kept-by-optional.ts'
import { IS_FULL, LEVELS, OF_ENGINE } from './shop/level.ts'
import { optionalRequests, RAN } from './shop/optional-requests.ts'
import { payByCard, payByWallet } from './shop/pay.ts'
import { type Shop, type Shops, startShops } from './shop/start-shops.ts'

const STATES = ['unknown', 'refused', 'given', 'withdrawn'] as const
type State = (typeof STATES)[number]

/** How a person who is shown the shop's first page gets from the state before to this one. */
const DECIDE: Record<State, (page: EnginePage) => Promise<void>> = {
  unknown: (page) => page.waitFor('#kvitto-first'),
  refused: (page) => press(page, 'refuse'),
  async given(page) {
    await page.click('#kvitto-reopen')
    await press(page, 'accept')
  },
  withdrawn: withdraw,
}

let shops: Shops

beforeAll(async () => {
  shops = await startShops()
})
afterAll(() => shops?.close())

eachEngine(({ name, newVisitor }) => {
  const levels = IS_FULL || name === 'chromium' ? LEVELS : OF_ENGINE
  test.each(levels)(
    '%s: orders arrive in every state, and nobody else hears of it',
    async (level) => {
      const shop = shops.of(level)
      // Of the eight orders each takes two; the full run takes all, in every state.
      const turn = ENGINE_NAMES.indexOf(name) + LEVELS.indexOf(level)
      const visitor = await newVisitor()
      const page = await visitor.newPage()
      for (const [place, state] of STATES.entries()) {
        await decide(page, shop, state)
        const isInTurn = (way: number) => IS_FULL || (place + turn) % 4 === way
        if (isInTurn(0)) await expectOrder({ page, shop, paidBy: 'card', visitor })
        if (isInTurn(2)) await expectOrder({ page, shop, paidBy: 'wallet', visitor })
        if (state === 'given') continue
        await sleep(1000)
        expect([state, optionalRequests(shop)]).toEqual([state, []])
        expect([state, await keptByOptional(page)]).toEqual([state, []])
      }
      await visitor.close()
    },
    300_000,
  )
})

/** Resolves on the page view after the decision: the first on which it holds at every level. */
async function decide(page: EnginePage, shop: Shop, state: State): Promise<void> {
  const first = `${shop.origin}/`
  await page.goto(first)
  await DECIDE[state](page)
  if (state !== 'unknown') await delivered(page)
  shop.companies.forget()
  await page.goto(first)
  if (state !== 'given') return
  await expect.poll(shop.companies.seen).toEqual(expect.arrayContaining(RAN))
  await expect.poll(() => keptByOptional(page)).toEqual(['_ad_person', '_st_session', '_st_visit'])
}

interface Attempt {
  page: EnginePage
  visitor: Visitor
  shop: Shop
  paidBy: 'card' | 'wallet'
}

/** It arrives once, as the person made it, and the page that thanks names it. */
async function expectOrder({ page, visitor, shop, paidBy }: Attempt): Promise<void> {
  const before = shop.orders.length
  await checkOut(page, shop)
  const number = await (paidBy === 'card' ? payByCard(page) : payByWallet(page, visitor))
  expect(shop.orders.slice(before)).toEqual([
    { number, email: 'visitor', name: 'Visitor', items: ['notebook'], paidBy },
  ])
}

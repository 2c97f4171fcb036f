import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { delivered, press, withdraw } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { type OpenShop, openShop, shopPage } from './open-shop.ts'

/** How long a third party may take to be asked. */
const SETTLED_MS = 1000

let shop: OpenShop
let snippets: Record<'inlined' | 'pinned' | 'strict', string>
let loads = 0

beforeAll(async () => {
  shop = await openShop()
  snippets = (await shop.publish({ version: 'strict' })).snippets
})
afterAll(() => shop?.close())
beforeEach(() => shop.forgetRequests())

/** A page that marks nothing: only the browser's policy and the guard stand between it and third parties. */
const serve = (kind: 'inlined' | 'pinned', strict = snippets.strict) => {
  const unmarked = `<script src="${shop.thirdParties}/stats/lib.js"></script>
<iframe src="${shop.thirdParties}/video/embed" title="The film" width="320" height="180"></iframe>`
  shop.serve(({ pathname }) => {
    if (pathname !== '/') return undefined
    loads++
    return shopPage(strict + snippets[kind], unmarked)
  })
}

// What a policy stops in every engine, the strict suites hold: here the loader reloads.
eachEngineInFull(({ newVisitor }) => {
  test.each(['inlined', 'pinned'] as const)(
    'with the strict and the %s snippet, one reload opens what a person gave, and one closes it',
    async (kind) => {
      serve(kind)
      loads = 0
      const visitor = await newVisitor()
      const page = await visitor.newPage()
      await page.goto(shop.origin)
      await page.waitFor('#kvitto-first')
      await sleep(SETTLED_MS)
      expect(await shop.reached()).toEqual([])
      await press(page, 'accept')
      await expect
        .poll(async () => (await shop.reached()).sort(), { timeout: 10_000 })
        .toEqual(expect.arrayContaining(['/stats/lib.js', '/video/embed']))
      await delivered(page)
      expect(loads).toBe(2)
      // The withdrawal's report, and its receipt, come with the page that follows.
      await withdraw(page)
      await expect.poll(() => loads, { timeout: 10_000 }).toBe(3)
      await page.waitFor('h1')
      await shop.forgetRequests()
      await page.goto(shop.origin)
      await sleep(SETTLED_MS)
      expect(await shop.reached()).toEqual([])
      expect(loads).toBe(4)
      await visitor.close()
    },
  )
})

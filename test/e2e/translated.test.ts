import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EnginePage, Visitor } from '../engines/engine.ts'
import { delivered, press } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { isThere } from './is-there.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'
import { textOf } from './text-of.ts'

let shop: OpenShop

beforeAll(async () => {
  shop = await openShop()
  shop.serve(() => shopPage(KEEP_ERRORS + shop.tag() + shop.lib, shop.film))
})
afterAll(() => shop?.close())

/** What is uncaught on the page: exceptions and rejections. */
const KEEP_ERRORS = `<script>
window.uncaught = []
addEventListener('error', ({ message }) => uncaught.push(message))
addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)))
</script>`

describe('while a translator rewrites every text, as soon as it is there', () => {
  eachEngineInFull(({ newVisitor }) => {
    let visitor: Visitor
    let page: EnginePage

    beforeEach(async () => {
      visitor = await newVisitor()
      page = await visitor.newPage()
      await page.goto(shop.origin)
      await page.waitFor('#kvitto-first')
      await page.evaluate(translate)
      await expect.poll(() => textOf(page, '#kvitto-first h2 font font')).toMatch(/^«/)
    })
    afterEach(async () => {
      expect(await page.evaluate(() => Reflect.get(window, 'uncaught'))).toEqual([])
      await visitor.close()
    })

    const lastRecord = async () => {
      await delivered(page)
      return (await shop.records()).at(-1)
    }

    test('the question tells a script that it gave nothing, and takes a no', async () => {
      await page.evaluate(() =>
        document.querySelector<HTMLElement>('[data-kvitto-action="accept"]')?.click(),
      )
      await expect.poll(() => textOf(page, '#kvitto-first [role=status]')).toMatch(/^«.*yourself/)
      await press(page, 'refuse')
      expect(await lastRecord()).toMatchObject({ method: 'reject-all', gesture: { trusted: true } })
      expect(await isThere(page, '#kvitto-first')).toBe(false)
    })

    test('the preferences open, switch and save', async () => {
      await press(page, 'choose')
      await page.waitFor('#kvitto-preferences summary font')
      await page.click('#kvitto-preferences summary')
      await page.click('[data-kvitto-category="analytics"]')
      await press(page, 'save')
      expect(await lastRecord()).toMatchObject({
        method: 'save-choices',
        decisions: { analytics: 'given', functional: 'refused' },
      })
    })

    test('a placeholder gives, the control opens, and withdrawing tells what became of it', async () => {
      await page.waitFor('[data-kvitto-action="allow"] font')
      await press(page, 'allow')
      expect(await lastRecord()).toMatchObject({ method: 'placeholder' })
      await press(page, 'refuse')
      await page.waitFor('#kvitto-preferences [role=status] font')
      await press(page, 'close')
      await page.click('#kvitto-reopen')
      await page.waitFor('#kvitto-preferences h2 font')
      expect(await lastRecord()).toMatchObject({ decisions: { functional: 'refused' } })
    })
  })
})

/** As Google Translate does: each text goes into two `font` elements, and says something else. */
function translate(): void {
  const wrapAll = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    while (walker.nextNode()) texts.push(walker.currentNode as Text)
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest('font, script')) continue
      const [outer, inner] = [document.createElement('font'), document.createElement('font')]
      text.replaceWith(outer)
      outer.append(inner)
      inner.textContent = `«${text.data}»`
    }
  }
  wrapAll()
  new MutationObserver(wrapAll).observe(document.body, { childList: true, subtree: true })
}

import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachEngineInFull } from './each-engine.ts'
import { ALL_LOOKS, nameOf } from './looks/all-looks.ts'
import { countAsking, type Measured, measureLayer } from './looks/measure-layer.ts'
import type { OpenLooks } from './looks/open-looks.ts'
import { openLooks } from './looks/open-looks.ts'

let shop: OpenLooks

beforeAll(async () => {
  shop = await openLooks()
  await shop.openSites()
})
afterAll(() => shop?.close())

const ACCEPT = '[data-kvitto-action=accept]'
const REFUSE = '[data-kvitto-action=refuse]'

/** Whatever lifts one of two buttons above the other; each declaration once plain, once important. */
const RULES = `
${ACCEPT}{
  --kvitto-accent:#0a0;--kvitto-on-accent:#000;--kvitto-button-radius:0px;--kvitto-gap:30px;--kvitto-target:90px;
  background:linear-gradient(red,blue);border:6px solid red;box-shadow:0 0 0 9px red;color:yellow;
  font:900 30px serif;height:120px;letter-spacing:3px;margin:-9px;min-width:400px;order:-1;padding:30px;
  position:absolute;text-transform:uppercase;scale:1.5;rotate:3deg;zoom:1.3;grid-column:1/-1;animation:x 1s infinite;
}
${REFUSE}{
  --kvitto-accent:#eee;background:none;border:0;color:#bbb;font:400 9px serif;height:12px;min-height:0;opacity:.2;
  padding:0;width:30px;filter:blur(2px);display:none;visibility:hidden;
}
.kvitto-actions{display:flex;grid-template-columns:1fr 4fr;}
@keyframes x{to{background:gold;}}`
const important = RULES.replaceAll(';', '!important;')

const PAGES = {
  plain: RULES,
  important,
  'in layers of its own': `@layer page{${RULES}}`,
  'important in layers of its own': `@layer page{${important}}`,
}

eachEngineInFull(({ newVisitor }) => {
  test.each(Object.entries(PAGES))(
    'what a page declares %s makes accept no more than refuse, in any layout and theme',
    async (_, rules) => {
      shop.dress({ head: `<style>${rules}</style>` })
      const visitor = await newVisitor()
      try {
        const page = await visitor.newPage()
        await page.goto(shop.all(800, 600))
        await expect
          .poll(() => page.evaluate(countAsking), { timeout: 30_000 })
          .toBe(ALL_LOOKS.length)
        for (const [frame, appearance] of ALL_LOOKS.entries()) {
          const { accept, refuse } = (await page.evaluate(measureLayer, frame)).controls
          expect(looksOf(accept), nameOf(appearance)).toEqual(looksOf(refuse))
          expect(refuse).toMatchObject({ isOnTop: true, tag: 'BUTTON' })
          expect(await page.evaluate(restOf, frame, 'accept')).toEqual(
            await page.evaluate(restOf, frame, 'refuse'),
          )
        }
      } finally {
        await visitor.close()
      }
    },
  )

  test('a token on :root changes both', async () => {
    shop.dress({ head: '<style>:root{--kvitto-accent:rgb(0, 90, 0);--kvitto-target:60px}</style>' })
    const visitor = await newVisitor()
    try {
      const page = await visitor.newPage()
      await page.goto(shop.of({ layout: 'box', theme: 'kvitto' }))
      await page.waitFor('#kvitto-first')
      const { accept, refuse } = (await page.evaluate(measureLayer)).controls
      for (const button of [accept, refuse]) {
        expect(button).toMatchObject({ background: 'rgb(0, 90, 0)' })
        expect(button?.box[3]).toBe(60)
      }
    } finally {
      await visitor.close()
    }
  })
})

/** All but its place: width and height within a pixel. */
function looksOf(measured: Measured | undefined) {
  const { box: [, , width = 0, height = 0] = [], ...look } = measured ?? {}
  return { ...look, size: [Math.round(width), Math.round(height)] }
}

/** In the page: what `measureLayer` does not say of a button. */
function restOf(frame: number, action: string) {
  const view = window.frames[frame] as Window
  const button = view.document.querySelector(`#kvitto-first [data-kvitto-action="${action}"]`)
  if (!button) throw new Error(`expected ${action}, found none`)
  const style = view.getComputedStyle(button)
  const names = [
    'animationName',
    'backgroundImage',
    'boxShadow',
    'filter',
    'letterSpacing',
    'opacity',
    'order',
    'position',
    'rotate',
    'scale',
    'textTransform',
    'visibility',
  ] as const
  return names.map((name) => style[name])
}

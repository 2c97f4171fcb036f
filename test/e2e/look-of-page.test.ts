import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EnginePage, Visitor } from '../engines/engine.ts'
import { eachEngineInFull } from './each-engine.ts'
import { inArabic } from './looks/in-arabic.ts'
import { type MeasuredLayer, measureLayer } from './looks/measure-layer.ts'
import type { OpenLooks } from './looks/open-looks.ts'
import { openLooks } from './looks/open-looks.ts'
import { textOf } from './text-of.ts'

let shop: OpenLooks

beforeAll(async () => {
  shop = await openLooks()
})
afterAll(() => shop?.close())

const OURS = { background: 'rgb(29, 58, 79)', color: 'rgb(255, 255, 255)' }

eachEngineInFull(({ newVisitor }) => {
  describe('the theme auto', () => {
    let visitor: Visitor
    let page: EnginePage

    beforeAll(async () => {
      await shop.wear({ layout: 'box', theme: 'auto' })
      visitor = await newVisitor()
      page = await visitor.newPage()
    })
    afterAll(() => visitor?.close())

    /** Accept as it stands on such a page. */
    async function accentOn(css: string, body = '<button>Buy</button>') {
      shop.dress({ head: `<style>${css}</style>`, body })
      await page.goto(shop.origin)
      await page.waitFor('#kvitto-first')
      return (await page.evaluate(measureLayer)).controls.accept
    }

    test('takes the font of the body, and the accent colour with white or black on it', async () => {
      const css = 'html{accent-color:rgb(120 20 60)}body{font-family:"Own Face",serif}'
      const accept = await accentOn(css)
      expect(accept?.font).toMatch(/^600 15px "?Own Face"?, serif$/)
      const dark = { background: 'rgb(120, 20, 60)', color: 'rgb(255, 255, 255)' }
      expect(accept).toMatchObject(dark)
      const light = { background: 'rgb(255, 220, 0)', color: 'rgb(0, 0, 0)' }
      expect(await accentOn('html{accent-color:#ffdc00}')).toMatchObject(light)
    })

    test('else the colours of the first button that is seen and opaque', async () => {
      const css = `button,a{background:none;color:#fff}.first{background:#0b5d3b}
.hidden{display:none;background:red}.glass{background:rgb(0 0 0/.5)}.second{background:blue}`
      const body = `<button class="hidden">A</button><button class="glass">B</button>
<a class="my-btn first" href="#">C</a><button class="second">D</button>`
      expect(await accentOn(css, body)).toMatchObject({ background: 'rgb(11, 93, 59)' })
    })

    test('in whatever notation, but never what cannot be read', async () => {
      const dark = await accentOn('button{background:oklch(0.35 0.1 250);color:white}')
      expect(dark?.background).toMatch(/^oklch\(0\.35 0\.1 250\)$|^rgb/)
      expect(dark).not.toMatchObject(OURS)
      expect(await accentOn('button{background:oklch(0.9 0.1 90);color:#fff}')).toMatchObject(OURS)
      expect(await accentOn('button{background:#999;color:#fff}')).toMatchObject(OURS)
    })

    test('and a token of the page wins', async () => {
      const accept = await accentOn(
        'html{accent-color:#780000}:root{--kvitto-accent:rgb(0, 70, 0)}',
      )
      expect(accept).toMatchObject({ background: 'rgb(0, 70, 0)' })
    })
  })

  describe('the corner', () => {
    /** The first layer as it stands where it is worn so; `act` goes on there. */
    async function seenIn(
      lang: string,
      act: (page: EnginePage) => Promise<void>,
    ): Promise<MeasuredLayer> {
      shop.dress({ lang })
      const visitor = await newVisitor()
      try {
        const page = await visitor.newPage()
        await page.goto(shop.origin)
        await page.waitFor('#kvitto-first')
        const seen = await page.evaluate(measureLayer)
        await act(page)
        return seen
      } finally {
        await visitor.close()
      }
    }

    const box = { layout: 'box', theme: 'kvitto' } as const
    const ends = ({ layer, window: [right = 0] }: MeasuredLayer) => {
      const [x = 0, , width = 0] = layer.box
      return [x, right - x - width]
    }

    test('is the start or the end, also for the control and the preferences', async () => {
      await shop.wear({ ...box, corner: 'end' })
      const places: number[][] = []
      const seen = await seenIn('en', async (page) => {
        await page.click('[data-kvitto-action="refuse"]')
        await page.waitFor('#kvitto-reopen')
        places.push(await page.evaluate(endsOf, '#kvitto-reopen'))
        await page.click('#kvitto-reopen')
        await page.waitFor('#kvitto-preferences')
        places.push(await page.evaluate(endsOf, '#kvitto-preferences'))
      })
      expect(ends(seen)[1]).toBe(16)
      expect(places.map(([, end]) => end)).toEqual([12, 16])
    })

    test('follows the direction of the language', async () => {
      const places: number[][] = []
      for (const corner of ['start', 'end'] as const) {
        await shop.wear({ ...box, corner }, inArabic(shop.policy))
        const seen = await seenIn('ar', async (page) => {
          expect(await textOf(page, '#kvitto-first')).toContain('هل تسمح لنا')
        })
        places.push(ends(seen))
      }
      expect([places[0]?.[1], places[1]?.[0]]).toEqual([16, 16])
    })
  })
})

/** In the page: from the window's left and right edge. */
function endsOf(selector: string): number[] {
  const element = document.querySelector(selector)
  if (!element) throw new Error(`expected ${selector}, found none`)
  const { left, right } = element.getBoundingClientRect()
  return [left, document.documentElement.clientWidth - right].map(Math.round)
}

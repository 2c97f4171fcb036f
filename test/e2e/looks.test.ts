import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ColorScheme, EnginePage, Visitor } from '../engines/engine.ts'
import { delivered, press, stateCookie } from './as-visitor.ts'
import { contrast, luminance } from './contrast.ts'
import { eachEngine } from './each-engine.ts'
import { isThere } from './is-there.ts'
import { ALL_LOOKS } from './looks/all-looks.ts'
import { type MeasuredLayer, measureLayer } from './looks/measure-layer.ts'
import type { OpenLooks } from './looks/open-looks.ts'
import { openLooks } from './looks/open-looks.ts'

const SCHEMES: ColorScheme[] = ['light', 'dark']
/** One of a usual phone. */
const [WIDTH, HEIGHT] = [360, 640]

let shop: OpenLooks

beforeAll(async () => {
  shop = await openLooks()
})
afterAll(() => shop?.close())

describe.each(SCHEMES)('in a %s browser', (colorScheme) => {
  eachEngine(({ newVisitor }) => {
    let visitor: Visitor
    let page: EnginePage

    afterEach(() => visitor?.close())

    async function open(url: string): Promise<void> {
      visitor = await newVisitor()
      page = await visitor.newPage()
      await page.goto(url)
    }

    async function measurePhone(width = WIDTH, height = HEIGHT): Promise<MeasuredLayer> {
      await open(shop.phone(width, height))
      await expect.poll(() => page.evaluate(isAskedInFrame)).toBe(true)
      return page.evaluate(measureLayer, true)
    }

    describe.each(ALL_LOOKS)('$layout, $theme', (appearance) => {
      test('on a desktop it shows, refuse and accept are alike, and it can be answered', async () => {
        await shop.wear(appearance)
        await open(shop.origin)
        await page.waitFor('#kvitto-first')
        const seen = await page.evaluate(measureLayer, false)
        expectUsable(seen, colorScheme)
        expect(seen.isModal).toBe(appearance.layout === 'modal')
        expectPlace[appearance.layout](seen)
        await page.evaluate(focusOn, 'refuse')
        await page.press('Tab')
        expect(await page.evaluate(focusedAction)).toBe('accept')
        await press(page, 'accept')
        await delivered(page)
        expect(await stateCookie(page)).toContain('~g~')
        expect(await isThere(page, '#kvitto-first')).toBe(false)
      })

      test('on a phone it is a sheet of half its height, and a script’s refusal counts', async () => {
        await shop.wear(appearance)
        const seen = await measurePhone()
        expectUsable(seen, colorScheme)
        const [x = 0, y = 0, width = 0, height = 0] = seen.layer.box
        expect([x, width, y + height]).toEqual([8, WIDTH - 16, HEIGHT - 8])
        expect(height).toBeLessThanOrEqual(HEIGHT / 2)
        for (const { box } of Object.values(seen.controls))
          expect(box[3]).toBeGreaterThanOrEqual(44)
        await page.evaluate(refuseInFrame)
        await expect.poll(() => stateCookie(page)).toContain('~r~')
        expect(await page.evaluate(isAskedInFrame)).toBe(false)
      })
    })

    test('a bar covers no more than half of a desktop at 400 % zoom, and its buttons are there', async () => {
      await shop.wear({ layout: 'bar', theme: 'kvitto' })
      const seen = await measurePhone(320, 256)
      const [x, y = 0, width, height = 0] = seen.layer.box
      expect([x, y + height, width]).toEqual([0, 256, 320])
      expect(height).toBeLessThanOrEqual(128)
      expectUsable(seen, colorScheme)
    })
  }, colorScheme)
})

/** All controls where a finger meets them, readable, and accept and refuse alike. */
function expectUsable(seen: MeasuredLayer, colorScheme: ColorScheme): void {
  const { layer, controls, window: [right = 0, bottom = 0] = [] } = seen
  for (const [action, { box, isOnTop }] of Object.entries(controls)) {
    const [x = 0, y = 0, width = 0, height = 0] = box
    expect([action, isOnTop]).toEqual([action, true])
    expect([x >= 0, y >= 0, x + width <= right, y + height <= bottom]).not.toContain(false)
  }
  expectAlike(seen)
  expect(luminance(layer.background) < 0.2).toBe(colorScheme === 'dark')
  expect(contrast(layer.color, layer.background)).toBeGreaterThan(7)
  const { accept } = controls
  expect(contrast(accept?.color ?? '', accept?.background ?? '')).toBeGreaterThanOrEqual(4.5)
}

function expectAlike({ controls: { accept, refuse } }: MeasuredLayer): void {
  const { box: [, , width = 0, height = 0] = [], ...look } = accept ?? {}
  const { box: [, , otherWidth = 0, otherHeight = 0] = [], ...otherLook } = refuse ?? {}
  expect(look).toEqual(otherLook)
  expect(width / otherWidth).toBeCloseTo(1, 1)
  expect(Math.abs(width / otherWidth - 1)).toBeLessThanOrEqual(0.05)
  expect(Math.abs(height / otherHeight - 1)).toBeLessThanOrEqual(0.05)
}

/** Where a layout stands on a wide window. */
const expectPlace = {
  box({ layer, window: [, bottom = 0] }: MeasuredLayer) {
    const [x, y = 0, width, height = 0] = layer.box
    expect([x, width, y + height]).toEqual([16, 448, bottom - 16])
  },
  bar({ layer, text, controls, window: [right = 0, bottom = 0] }: MeasuredLayer) {
    const [x, y = 0, width, height = 0] = layer.box
    expect([x, width, y + height]).toEqual([0, right, bottom])
    expect(height).toBeLessThanOrEqual(bottom / 2)
    // Beside the text, not under it.
    const [textX = 0, , textWidth = 0] = text.box
    expect(controls.refuse?.box[0]).toBeGreaterThanOrEqual(textX + textWidth)
  },
  modal({ layer, window: [right = 0, bottom = 0] }: MeasuredLayer) {
    const [x = 0, y = 0, width = 0, height = 0] = layer.box
    expect(layer.tag).toBe('DIALOG')
    expect(width).toBe(544)
    expect(Math.abs(x + width / 2 - right / 2)).toBeLessThanOrEqual(1)
    expect(Math.abs(y + height / 2 - bottom / 2)).toBeLessThanOrEqual(1)
  },
}

function isAskedInFrame(): boolean {
  const first = window.frames[0]?.document.querySelector('#kvitto-first')
  return first != null && first.getClientRects().length > 0
}

function refuseInFrame(): void {
  window.frames[0]?.document
    .querySelector<HTMLElement>('#kvitto-first [data-kvitto-action="refuse"]')
    ?.click()
}

function focusOn(action: string): void {
  document.querySelector<HTMLElement>(`[data-kvitto-action="${action}"]`)?.focus()
}

function focusedAction(): string | null | undefined {
  return document.activeElement?.getAttribute('data-kvitto-action')
}

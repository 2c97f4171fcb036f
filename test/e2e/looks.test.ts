import type { Appearance } from '@kvitto/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ColorScheme } from '../engines/engine.ts'
import { delivered, press, stateCookie } from './as-visitor.ts'
import { contrast, luminance } from './contrast.ts'
import { eachEngineInFull } from './each-engine.ts'
import { isThere } from './is-there.ts'
import { ALL_LOOKS, nameOf } from './looks/all-looks.ts'
import { countAsking, type MeasuredLayer, measureLayer } from './looks/measure-layer.ts'
import type { OpenLooks } from './looks/open-looks.ts'
import { openLooks } from './looks/open-looks.ts'
import { visitEach } from './visit-each.ts'

const SCHEMES: ColorScheme[] = ['light', 'dark']
const DESKTOP = [1024, 768] as const
const PHONE = [360, 640] as const
/** A desktop of 1280 by 1024 pixels at 400 %. */
const ZOOMED = [320, 256] as const

let shop: OpenLooks

beforeAll(async () => {
  shop = await openLooks()
  await shop.openSites()
})
afterAll(() => shop?.close())

describe.each(SCHEMES)('in a %s browser', (colorScheme) => {
  eachEngineInFull((engine) => {
    const { page } = visitEach(engine)

    /** Every look in a window of this size. */
    async function seenIn([width, height]: readonly [number, number]) {
      await page.goto(shop.all(width, height))
      await expect
        .poll(() => page.evaluate(countAsking), { timeout: 30_000 })
        .toBe(ALL_LOOKS.length)
      const seen: { appearance: Appearance; layer: MeasuredLayer }[] = []
      for (const [frame, appearance] of ALL_LOOKS.entries()) {
        seen.push({ appearance, layer: await page.evaluate(measureLayer, frame) })
      }
      return seen
    }

    test('on a desktop each is in its place, can be used, and has refuse and accept alike', async () => {
      for (const { appearance, layer } of await seenIn(DESKTOP)) {
        expectUsable(layer, colorScheme, nameOf(appearance))
        expect(layer.isModal).toBe(appearance.layout === 'modal')
        expectPlace[appearance.layout](layer)
      }
    })

    test('on a phone each is a sheet of half its height with large buttons', async () => {
      const [width, height] = PHONE
      for (const { appearance, layer } of await seenIn(PHONE)) {
        expectUsable(layer, colorScheme, nameOf(appearance))
        const [x = 0, y = 0, itsWidth = 0, itsHeight = 0] = layer.layer.box
        expect([x, itsWidth, y + itsHeight]).toEqual([8, width - 16, height - 8])
        expect(itsHeight).toBeLessThanOrEqual(height / 2)
        for (const { box } of Object.values(layer.controls)) {
          expect(box[3]).toBeGreaterThanOrEqual(44)
        }
      }
      await page.evaluate(refuseInFrame)
      await expect.poll(() => stateCookie(page)).toContain('~r~')
      await expect.poll(() => page.evaluate(countAsking)).toBe(0)
    })

    test('a bar covers no more than half of a desktop at 400 % zoom, and its buttons are there', async () => {
      for (const { appearance, layer } of await seenIn(ZOOMED)) {
        if (appearance.layout !== 'bar') continue
        const [x, y = 0, width, height = 0] = layer.layer.box
        expect([x, y + height, width]).toEqual([0, 256, 320])
        expect(height).toBeLessThanOrEqual(128)
        expectUsable(layer, colorScheme, nameOf(appearance))
      }
    })
  }, colorScheme)
})

eachEngineInFull(({ newVisitor }) => {
  test.each(['bar', 'modal'] as const)(
    'a %s is answered by keyboard and by a press; accept is one step from refuse',
    async (layout) => {
      const visitor = await newVisitor()
      try {
        const page = await visitor.newPage()
        await page.goto(shop.of({ layout, theme: 'kvitto' }))
        await page.waitFor('#kvitto-first')
        await page.evaluate(focusOn, 'refuse')
        await page.press('Tab')
        expect(await page.evaluate(focusedAction)).toBe('accept')
        await press(page, 'accept')
        await delivered(page)
        expect(await stateCookie(page)).toContain('~g~')
        expect(await isThere(page, '#kvitto-first')).toBe(false)
      } finally {
        await visitor.close()
      }
    },
  )
})

/** All controls where a finger meets them, readable, and accept and refuse alike. */
function expectUsable(seen: MeasuredLayer, colorScheme: ColorScheme, name: string): void {
  const { layer, controls, window: [right = 0, bottom = 0] = [] } = seen
  for (const [action, { box, isOnTop }] of Object.entries(controls)) {
    const [x = 0, y = 0, width = 0, height = 0] = box
    expect([name, action, isOnTop]).toEqual([name, action, true])
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

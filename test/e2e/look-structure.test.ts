import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALL_LOOKS } from './looks/all-looks.ts'
import type { OpenLooks } from './looks/open-looks.ts'
import { openLooks } from './looks/open-looks.ts'
import { type Structure, structureOf } from './looks/structure-of.ts'
import { openBrowser } from './open-browser.ts'

// In Chromium alone: sizes of windows, colour schemes, requests and shifts of layout come by its own means.

/** In CSS pixels. */
const TOLERANCE = 2

let shop: OpenLooks
let browser: Browser

beforeAll(async () => {
  shop = await openLooks()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

describe.each(ALL_LOOKS)('$layout, $theme', (appearance) => {
  const { layout, theme } = appearance

  test('boxes, colours and fonts of every control are as stored: `npm run pictures` stores them', async () => {
    const stored: Structure = JSON.parse(
      await readFile(new URL(`looks/structures/${layout}-${theme}.json`, import.meta.url), 'utf8'),
    )
    const seen = await structureOf(browser, shop, appearance)
    expect(withoutBoxes(seen)).toEqual(withoutBoxes(stored))
    const [lengths, storedLengths] = [boxesOf(seen), boxesOf(stored)]
    expect(lengths).toHaveLength(storedLengths.length)
    const far = lengths.filter((length, index) => {
      return Math.abs(length - (storedLengths[index] ?? Number.NaN)) > TOLERANCE
    })
    expect(far).toEqual([])
  })

  test('a visitor loads this layout and this theme, and no other; nothing moves', async () => {
    await shop.wear(appearance)
    const visitor = await browser.newContext()
    try {
      const page = await visitor.newPage()
      const parts: string[] = []
      page.on('request', (request) => {
        const [, part] = /\/(look-\w+)\.js$/.exec(new URL(request.url()).pathname) ?? []
        if (part) parts.push(part)
      })
      await page.addInitScript(countShifts)
      await page.goto(shop.origin)
      await page.waitForSelector('#kvitto-first')
      await page.waitForTimeout(500)
      expect([...new Set(parts)].sort()).toEqual([`look-${layout}`, `look-${theme}`].sort())
      expect(await page.evaluate('shifts')).toEqual([])
      await page.click('[data-kvitto-action="refuse"]')
      await page.waitForSelector('#kvitto-reopen')
      expect(await page.evaluate('shifts')).toEqual([])
    } finally {
      await visitor.close()
    }
  })
})

function withoutBoxes(structure: Structure): unknown {
  return JSON.parse(JSON.stringify(structure, (key, value) => (key === 'box' ? [] : value)))
}

function boxesOf(structure: Structure): number[] {
  const boxes: number[] = []
  JSON.stringify(structure, (key, value) => {
    if (key === 'box') boxes.push(...value)
    return value
  })
  return boxes
}

/** Before the page. */
function countShifts(): void {
  const shifts: number[] = []
  Object.assign(window, { shifts })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      shifts.push((entry as unknown as { value: number }).value)
  }).observe({ type: 'layout-shift', buffered: true })
}

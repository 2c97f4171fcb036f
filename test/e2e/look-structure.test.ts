import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALL_LOOKS, nameOf } from './looks/all-looks.ts'
import type { OpenLooks } from './looks/open-looks.ts'
import { openLooks } from './looks/open-looks.ts'
import { type Structure, structuresOf } from './looks/structure-of.ts'
import { openBrowser } from './open-browser.ts'

// In Chromium alone: sizes of windows, colour schemes, requests and shifts of layout come by its own means.

/** In CSS pixels. */
const TOLERANCE = 2

let shop: OpenLooks
let browser: Browser
let structures: Map<string, Structure>

beforeAll(async () => {
  shop = await openLooks()
  await shop.openSites()
  browser = await openBrowser()
  structures = await structuresOf(browser, shop)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

describe.each(ALL_LOOKS)('$layout, $theme', (appearance) => {
  const { layout, theme } = appearance

  test('boxes, colours and fonts of every control are as stored: `npm run pictures` stores them', async () => {
    const stored: Structure = JSON.parse(
      await readFile(
        new URL(`looks/structures/${nameOf(appearance)}.json`, import.meta.url),
        'utf8',
      ),
    )
    const seen = structures.get(nameOf(appearance)) ?? {}
    expect(withoutBoxes(seen)).toEqual(withoutBoxes(stored))
    const [lengths, storedLengths] = [boxesOf(seen), boxesOf(stored)]
    expect(lengths).toHaveLength(storedLengths.length)
    const far = lengths.filter((length, index) => {
      return Math.abs(length - (storedLengths[index] ?? Number.NaN)) > TOLERANCE
    })
    expect(far).toEqual([])
  })

  test('a visitor loads this layout and this theme, and no other; nothing moves', async () => {
    const visitor = await browser.newContext()
    try {
      const page = await visitor.newPage()
      const parts: string[] = []
      page.on('request', (request) => {
        const [, part] = /\/(look-\w+)\.js$/.exec(new URL(request.url()).pathname) ?? []
        if (part) parts.push(part)
      })
      await page.addInitScript(countShifts)
      await page.goto(shop.of(appearance))
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

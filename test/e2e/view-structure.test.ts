import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inArabic } from './looks/in-arabic.ts'
import type { OpenLooks } from './looks/open-looks.ts'
import { openLooks } from './looks/open-looks.ts'
import { CHOSEN, nameOfView, type ViewStructure, viewStructureOf } from './looks/view-structures.ts'
import { openBrowser } from './open-browser.ts'

// In Chromium alone, as the structures of the first layer.

/** In CSS pixels. */
const TOLERANCE = 2

let shop: OpenLooks
let browser: Browser
let stored: Record<string, ViewStructure>

beforeAll(async () => {
  shop = await openLooks()
  await shop.openSites(inArabic(shop.policy), CHOSEN)
  browser = await openBrowser()
  const file = new URL('looks/structures/views.json', import.meta.url)
  stored = JSON.parse(await readFile(file, 'utf8'))
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

test.each(CHOSEN.map((view) => [nameOfView(view), view] as const))(
  '%s: placeholder, preferences, services and receipts are as stored: `npm run pictures` stores them',
  async (name, view) => {
    const seen = await viewStructureOf(browser, shop, view)
    for (const [part, elements] of Object.entries(stored[name] ?? {})) {
      for (const [selector, { box, ...look }] of Object.entries(elements)) {
        const { box: seenBox = [], ...seenLook } = seen[part]?.[selector] ?? {}
        expect([part, selector, seenLook]).toEqual([part, selector, look])
        const far = box.filter((length, at) => Math.abs(length - (seenBox[at] ?? 0)) > TOLERANCE)
        expect([part, selector, seenBox, far]).toEqual([part, selector, seenBox, []])
      }
    }
    expect(Object.keys(seen)).toEqual(Object.keys(stored[name] ?? {}))
  },
)

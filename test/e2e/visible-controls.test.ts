import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { press } from './as-visitor.ts'
import { contrast } from './contrast.ts'
import { eachEngineInFull } from './each-engine.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'
import { visitEach } from './visit-each.ts'

let shop: OpenShop

beforeAll(async () => {
  shop = await openShop()
  shop.serve(() => shopPage(shop.tag(), shop.film))
})
afterAll(() => shop?.close())

eachEngineInFull((engine) => {
  const { page } = visitEach(engine)

  beforeEach(async () => {
    await page.goto(shop.origin)
    await page.waitFor('#kvitto-first')
  })

  /** Tabs through the layer; the names of those that it met, and of those without an outline. */
  async function outlined(layer: string): Promise<{ met: number; bare: string[] }> {
    const bare: string[] = []
    for (let met = 0; met < 40; met++) {
      await page.press('Tab')
      const focused = await page.evaluate(outlineOfFocused, layer)
      if (!focused) return { met, bare }
      if (focused.outline !== 'solid 3px') bare.push(`${focused.name}: ${focused.outline}`)
    }
    return { met: 40, bare }
  }

  test('every control shows that it has the focus', async () => {
    const first = await outlined('#kvitto-first')
    expect(first.bare).toEqual([])
    // Four buttons; WebKit's Tab passes links by, Firefox's stops at what scrolls.
    expect(first.met).toBeGreaterThanOrEqual(4)
    await press(page, 'choose')
    await page.waitFor('#kvitto-preferences summary')
    const second = await outlined('#kvitto-preferences')
    expect(second.bare).toEqual([])
    expect(second.met).toBeGreaterThan(8)
  })
})

// In Chromium alone: colour schemes come by its own means.
describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  test.each(['off', 'on'])('%s: edges and knobs stand out by 3 : 1 at least', async (state) => {
    const page = await browser.newPage({ colorScheme })
    await page.goto(shop.origin)
    await press(page, 'choose')
    await page.waitForSelector('[role=switch]')
    if (state === 'on') await page.click('[role=switch]')
    const { surface, text, edge, track, knob, accept, save } =
      await page.evaluate(coloursOfControls)
    const pairs = [
      [state === 'on' ? track : edge, surface],
      [knob, track],
      [accept, surface],
      [save, surface],
      // Of the outline around what has the focus.
      [text, surface],
    ] as [string, string][]
    for (const pair of pairs) expect(contrast(...pair), pair.join(' on ')).toBeGreaterThanOrEqual(3)
  })
})

function outlineOfFocused(layer: string): { name: string; outline: string } | undefined {
  const element = document.activeElement
  if (!element?.closest(layer)) return undefined
  const { outlineStyle, outlineWidth } = getComputedStyle(element)
  return { name: element.outerHTML, outline: `${outlineStyle} ${outlineWidth}` }
}

/** As `rgb(r, g, b)`, whatever they were mixed from. */
function coloursOfControls() {
  const context = document.createElement('canvas').getContext('2d')
  const rgb = (colour: string) => {
    if (!context) throw new Error('expected a canvas')
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    return `rgb(${[...context.getImageData(0, 0, 1, 1).data].slice(0, 3).join(', ')})`
  }
  const styleOf = (selector: string, pseudo?: string) => {
    const element = document.querySelector(`#kvitto-preferences${selector}`)
    if (!element) throw new Error(`expected ${selector}, found none`)
    return getComputedStyle(element, pseudo)
  }
  return {
    surface: rgb(styleOf('').backgroundColor),
    text: rgb(styleOf('').color),
    edge: rgb(styleOf(' [role=switch]').borderTopColor),
    track: rgb(styleOf(' [role=switch]').backgroundColor),
    knob: rgb(styleOf(' [role=switch]', '::before').backgroundColor),
    accept: rgb(styleOf(' [data-kvitto-action="accept"]').borderTopColor),
    save: rgb(styleOf(' [data-kvitto-action="save"]').backgroundColor),
  }
}

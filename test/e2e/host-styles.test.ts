import pixelmatch from 'pixelmatch'
import type { Browser, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FRAMEWORKS, HOSTILE, LAYERED } from './host-sheets.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop } from './open-shop.ts'

// In Chromium alone: pictures are compared, and one engine's differ from another's anyway.

const PHONE = { width: 360, height: 640 }
const DESKTOP = { width: 1280, height: 800 }
const FIRST = '#kvitto-first'
const PREFERENCES = '#kvitto-preferences'
/** Of the corners, behind which the page shows. */
const RADIUS = 16
/** How far the layer's shadow reaches. */
const SHADOW = 60

let shop: OpenShop
let browser: Browser
let sheet = ''

beforeAll(async () => {
  shop = await openShop()
  shop.serve(({ pathname }) => ({ html: pageWith(pathname === '/bare' ? '' : shop.tag()) }))
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

/** With one of each control that pages have. */
function pageWith(script: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A shop</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"><style>${sheet}</style>${script}</head>
<body><h1>A shop</h1><p>Text with <a href="#">a link</a>, <b>weight</b> and <code>code</code>.</p>
<form><label>Name <input value="Somebody"></label> <select><option>One</option></select>
<label><input type="checkbox" checked> Yes</label> <button type="button" class="btn btn-primary">Send</button>
<textarea>Words</textarea></form><ul><li>First</li></ul><table><tr><th>Head</th><td>Cell</td></tr></table>
<details open><summary>More</summary>Inside</details><dl><dt>Term</dt><dd>Meaning</dd></dl></body></html>`
}

async function open(viewport: typeof PHONE, layer = FIRST): Promise<Page> {
  const page = await browser.newPage({ viewport })
  page.setDefaultTimeout(8000)
  await page.goto(shop.origin)
  await page.waitForSelector(FIRST)
  if (layer === PREFERENCES) {
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('[data-kvitto-action="choose"]')?.click(),
    )
    await page.waitForSelector(`${PREFERENCES} [role=switch]`)
  }
  return page
}

async function pictureOf(layer: string, viewport: typeof PHONE): Promise<PNG> {
  const page = await open(viewport, layer)
  const clip = await page.locator(layer).boundingBox()
  if (!clip) throw new Error(`expected ${layer} to be shown`)
  const picture = PNG.sync.read(await page.screenshot({ clip }))
  await page.close()
  const { width, height } = picture
  for (const x of [0, width - RADIUS]) {
    for (const y of [0, height - RADIUS]) blank(picture, { x, y, width: RADIUS, height: RADIUS })
  }
  return picture
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

function blank(picture: PNG, { x, y, width, height }: Box): void {
  for (let row = Math.max(0, y); row < Math.min(y + height, picture.height); row++) {
    const start = (row * picture.width + Math.max(0, x)) * 4
    picture.data.fill(0, start, (row * picture.width + Math.min(x + width, picture.width)) * 4)
  }
}

/** Between 0 and 1; 1 where they are not of one size. */
function difference(one: PNG, other: PNG): number {
  const { width, height } = one
  if (width !== other.width || height !== other.height) return 1
  const options = { threshold: 0.02, includeAA: true }
  return pixelmatch(one.data, other.data, undefined, width, height, options) / (width * height)
}

const LAYERS = [FIRST, PREFERENCES].flatMap((layer) =>
  [PHONE, DESKTOP].map((viewport) => ({ layer, viewport })),
)
const SHEETS: Record<string, () => string | Promise<string>> = {
  ...FRAMEWORKS,
  ...Object.fromEntries(Object.entries(HOSTILE).map(([name, css]) => [name, () => css])),
}

describe('looks as on a page without styles', () => {
  const plain = new Map<string, PNG>()

  beforeAll(async () => {
    sheet = ''
    for (const { layer, viewport } of LAYERS) {
      plain.set(`${layer} ${viewport.width}`, await pictureOf(layer, viewport))
    }
  })

  test.each(Object.keys(SHEETS))('on one with %s', async (name) => {
    sheet = (await SHEETS[name]?.()) ?? ''
    expect(sheet.length).toBeGreaterThan(100)
    for (const { layer, viewport } of LAYERS) {
      const place = `${layer} ${viewport.width}`
      const expected = plain.get(place) ?? new PNG()
      expect(difference(expected, await pictureOf(layer, viewport)), place).toBeLessThan(0.001)
    }
  })
})

describe('under important declarations in a layer of the page’s own', () => {
  test.each(Object.keys(LAYERED))(
    '%s: all can be seen and pressed, and no is as large as yes',
    async (name) => {
      sheet = LAYERED[name] ?? ''
      for (const { layer, viewport } of LAYERS) {
        const page = await open(viewport, layer)
        expect(await page.evaluate(faultsOfControls, layer), `${layer} ${viewport.width}`).toEqual(
          [],
        )
        await page.close()
      }
    },
  )
})

describe('leaves the page as it looks', () => {
  test.each(['', ...Object.keys(FRAMEWORKS)])('with %s', async (name) => {
    sheet = name === '' ? '' : ((await FRAMEWORKS[name]?.()) ?? '')
    const page = await open(DESKTOP)
    const box = await page.locator(FIRST).boundingBox()
    const asked = PNG.sync.read(await page.screenshot())
    await page.goto(`${shop.origin}/bare`)
    const bare = PNG.sync.read(await page.screenshot())
    await page.close()
    if (!box) throw new Error('expected the question to be shown')
    const hidden = {
      x: Math.floor(box.x) - SHADOW,
      y: Math.floor(box.y) - SHADOW,
      width: Math.ceil(box.width) + 2 * SHADOW,
      height: Math.ceil(box.height) + 2 * SHADOW,
    }
    expect(difference(bare, asked)).toBeGreaterThan(0.05)
    for (const picture of [bare, asked]) blank(picture, hidden)
    expect(difference(bare, asked)).toBe(0)
  })
})

/** In the page: what of a layer cannot be seen or pressed, and how accept and refuse differ. */
function faultsOfControls(selector: string): string[] {
  const faults: string[] = []
  const layer = document.querySelector(selector)
  const controls = layer?.querySelectorAll<HTMLElement>('button, a, input, summary') ?? []
  for (const control of controls) {
    const name = control.dataset.kvittoAction ?? control.outerHTML
    if (control.localName !== 'summary' && control.closest('details:not([open])')) continue
    if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
      faults.push(`hidden: ${name}`)
    }
    control.scrollIntoView({ block: 'nearest' })
    const { left, top, width, height } = control.getBoundingClientRect()
    const found = document.elementFromPoint(left + width / 2, top + height / 2)
    if (found !== control && !control.contains(found))
      faults.push(`${found?.outerHTML} over ${name}`)
  }
  const [refuse, accept] = ['refuse', 'accept'].map((action) => {
    const button = layer?.querySelector(`[data-kvitto-action="${action}"]`) ?? document.body
    const { color, backgroundColor, fontSize, fontWeight } = getComputedStyle(button)
    const { width, height } = button.getBoundingClientRect()
    return { width, height, look: `${color} ${backgroundColor} ${fontSize} ${fontWeight}` }
  })
  if (!refuse || !accept) return ['expected both buttons']
  if (refuse.look !== accept.look) faults.push(`refuse ${refuse.look}, accept ${accept.look}`)
  for (const side of ['width', 'height'] as const) {
    const ratio = refuse[side] / accept[side]
    if (!(ratio > 0.95 && ratio < 1.05)) faults.push(`${side} of refuse to accept: ${ratio}`)
  }
  return faults
}

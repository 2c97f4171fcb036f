import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { press } from './as-visitor.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'

// In Chromium alone: no other engine tells its largest paint, nor holds back a file.

const STORY = `<p id="story">${'A shop by the sea that makes paper by hand. '.repeat(20)}</p>`

let shop: OpenShop
let browser: Browser
let page: Page

beforeAll(async () => {
  shop = await openShop()
  shop.serve(() =>
    shopPage(
      `<meta name="viewport" content="width=device-width">${shop.tag()}`,
      `${STORY}<div id="film">${shop.film}</div>`,
    ),
  )
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})
afterEach(() => page?.close())

describe.each([
  { width: 320, height: 568 },
  { width: 1280, height: 800 },
])('$width × $height', (viewport) => {
  beforeEach(async () => {
    page = await browser.newPage({ viewport })
    await page.addInitScript(keepLargest)
  })

  test('the largest paint is the page’s own, never the question’s', async () => {
    await page.goto(shop.origin)
    await page.waitForSelector('#kvitto-first')
    await page.waitForTimeout(500)
    expect(await page.evaluate('window.largest')).toBe('story')
  })

  test('the question is there in the frame after its part, whole and still', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/acting.js', async (route) => {
      await held
      const response = await route.fetch()
      await route.fulfill({
        response,
        body: `window.kept.partAt=performance.now();${await response.text()}`,
      })
    })
    await page.addInitScript(keepFrames)
    await page.goto(shop.origin)
    // Words and policy are there by then.
    await page.waitForTimeout(1000)
    release()
    await page.waitForSelector('#kvitto-first')
    const { frames, isSeen } = await page.evaluate(readFrames)
    expect(frames).toBeLessThanOrEqual(1)
    expect(isSeen).toBe(true)
  })
})

test('search engines quote nothing of ours', async () => {
  page = await browser.newPage()
  await page.goto(shop.origin)
  await page.waitForSelector('#kvitto-first')
  await page.waitForSelector('.kvitto-placeholder')
  await press(page, 'choose')
  await page.waitForSelector('#kvitto-preferences')
  await press(page, 'refuse')
  await page.waitForSelector('#kvitto-reopen')
  await page.click('#kvitto-reopen')
  await page.waitForSelector('#kvitto-preferences')
  const roots = await page.evaluate(() =>
    [...document.querySelectorAll('body > [id^=kvitto], .kvitto-placeholder')].map(
      (root) => `${root.id} ${root.hasAttribute('data-nosnippet')}`,
    ),
  )
  expect(roots.sort()).toEqual([' true', 'kvitto-preferences true', 'kvitto-reopen true'])
})

/** Before the page: the id of what holds the largest paint so far. */
function keepLargest(): void {
  new PerformanceObserver((list) => {
    const { element } = list.getEntries().at(-1) as PerformanceEntry & { element?: Element }
    Object.assign(window, { largest: element?.closest('[id]')?.id })
  }).observe({ type: 'largest-contentful-paint', buffered: true })
}

interface Frames {
  /** When each began. */
  begun: number[]
  /** When the part began to run. */
  partAt?: number
  shownAt?: number
  /** In the first frame after. */
  isSeen?: boolean
}

/** Before the page. */
function keepFrames(): void {
  const kept: Frames = { begun: [] }
  Object.assign(window, { kept })
  const onFrame = () => {
    kept.begun.push(performance.now())
    const layer = document.getElementById('kvitto-first')
    if (layer && kept.isSeen === undefined) {
      const { left, top, width, height } = layer.getBoundingClientRect()
      const found = document.elementFromPoint(left + width / 2, top + height / 2)
      kept.isSeen =
        layer.contains(found) &&
        layer.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        document.getAnimations().length === 0
    }
    requestAnimationFrame(onFrame)
  }
  requestAnimationFrame(onFrame)
  new MutationObserver(() => {
    if (document.getElementById('kvitto-first')) kept.shownAt ??= performance.now()
  }).observe(document, { childList: true, subtree: true })
}

/** How many frames began between the part and the question, and what the next one showed. */
async function readFrames(): Promise<{ frames: number; isSeen: boolean | undefined }> {
  await new Promise(requestAnimationFrame)
  await new Promise(requestAnimationFrame)
  const { kept } = window as unknown as { kept: Frames }
  const { begun, partAt = 0, shownAt = Number.POSITIVE_INFINITY } = kept
  const frames = begun.filter((at) => at > partAt && at < shownAt)
  return { frames: frames.length, isSeen: kept.isSeen }
}

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'

// In Chromium alone: layout shifts, forced colours and the accessibility tree are read by its own means.

const ONCE = '[data-kvitto-action="once"]'
const ALLOW = '[data-kvitto-action="allow"]'
const HELD = '.kvitto-placeholder'
const FILM = '/video/embed'

let shop: OpenShop
let browser: Browser
let visitor: BrowserContext
let page: Page

beforeAll(async () => {
  shop = await openShop()
  shop.serve(({ searchParams }) => {
    const frame = (attributes: string) =>
      `<iframe data-kvitto="video" data-src="${shop.thirdParties}${FILM}" title="The film" ${attributes}></iframe>`
    const { style = '', attributes = '' } = FRAMES[searchParams.get('frame') ?? 'plain'] ?? {}
    return shopPage(
      `<style>body { margin: 8px } ${style}</style>${shop.tag()}
<script>window.codes = []; kvitto.subscribe((event) => codes.push(event.code ?? event.type))</script>`,
      `<p>A text before ${frame(attributes)} <b id="after">and after</b>.</p><p id="below">What stands below.</p>`,
    )
  })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})
beforeEach(async () => {
  await shop.forgetRequests()
  visitor = await browser.newContext()
  visitor.setDefaultTimeout(8000)
  page = await visitor.newPage()
})
afterEach(() => visitor?.close())

/** As sites write them. */
const FRAMES: Record<string, { style?: string; attributes?: string }> = {
  plain: { attributes: 'width="480" height="270"' },
  'without a border': {
    style: 'iframe { display: block; border: 0 }',
    attributes: 'width="480" height="270"',
  },
  'as wide as the text': {
    style: '.film { display: block; border: 0; width: 100%; aspect-ratio: 16 / 9; margin: 20px 0 }',
    attributes: 'class="film"',
  },
  floating: {
    style: 'iframe { float: right; margin: 5px }',
    attributes: 'width="320" height="240"',
  },
  small: { attributes: 'width="200" height="100"' },
  pixel: { attributes: 'width="1" height="1"' },
  'no size': { attributes: 'width="0" height="0" frameborder="0"' },
}

const open = (frame = 'plain') => page.goto(`${shop.origin}/?frame=${encodeURIComponent(frame)}`)
const questionGone = () => page.click('#kvitto-first [data-kvitto-action="close"]')
const codes = () => page.evaluate('codes')

describe('this time', () => {
  test('shows the film on this page view; nothing is stored and nothing is sent', async () => {
    await open()
    await page.click(ONCE)
    await page.waitForSelector('iframe')
    await expect.poll(shop.reached).toEqual([FILM])
    expect(await page.evaluate('[kvitto.status("video"), kvitto.status("functional")]')).toEqual([
      'unknown',
      'unknown',
    ])
    await page.waitForTimeout(1000)
    expect(await codes()).not.toContain('decision')
    expect(await visitor.cookies(shop.origin)).toEqual([])
    expect(await page.evaluate('[localStorage.length, sessionStorage.length]')).toEqual([0, 0])
    expect(await page.evaluate('indexedDB.databases()')).toEqual([])
    expect(await shop.records()).toEqual([])
    await shop.forgetRequests()
    await page.reload()
    await page.waitForSelector(ONCE)
    await page.waitForTimeout(1000)
    expect(await shop.reached()).toEqual([])
  })

  test('a no on the same page ends it again', async () => {
    await open()
    await page.click(ONCE)
    await page.waitForSelector('iframe')
    await page.click('#kvitto-first [data-kvitto-action="refuse"]')
    await page.waitForSelector(ALLOW)
    expect(await page.locator('iframe').count()).toBe(0)
  })

  test('a click that a script made opens nothing, by either button, and says so', async () => {
    await open()
    for (const button of [ONCE, ALLOW]) {
      await page.waitForSelector(button)
      await page.$eval(button, (element) => element instanceof HTMLElement && element.click())
      await expect
        .poll(() => page.textContent(`${HELD} [role=status]`))
        .toContain('press the button yourself')
    }
    await page.waitForTimeout(1000)
    expect(await shop.reached()).toEqual([])
    expect(await page.evaluate('document.cookie')).toBe('')
    expect(await codes()).toEqual(['untrusted_grant', 'untrusted_grant'])
  })
})

describe('always', () => {
  test('is a receipt for that service, and opens it on the next page too', async () => {
    const before = (await shop.records()).length
    await open()
    await page.click(ALLOW)
    await page.waitForSelector('iframe')
    await expect.poll(async () => (await shop.records()).length).toBe(before + 1)
    expect((await shop.records()).at(-1)).toMatchObject({
      method: 'placeholder',
      services: { video: 'given' },
      decisions: { functional: 'refused', analytics: 'refused' },
    })
    await open()
    await page.waitForSelector('iframe')
    expect(await page.locator(HELD).count()).toBe(0)
  })
})

describe('what it says', () => {
  test('purpose, provider, country; the way to take it back; the policy of the service', async () => {
    await open()
    const held = page.locator(HELD)
    await held.locator('button').first().waitFor()
    const text = await held.textContent()
    for (const part of [
      'Show films',
      'Filmrulle (Filmrulle AB, Malmö, Sweden)',
      'Privacy choices',
    ]) {
      expect(text).toContain(part)
    }
    const policy = held.getByRole('link', { name: 'Privacy policy: Filmrulle' })
    expect(await policy.getAttribute('href')).toContain('/video/privacy')
    await questionGone()
    await held.getByRole('link', { name: 'Change or withdraw' }).click()
    await page.waitForSelector('#kvitto-preferences')
    expect(new URL(page.url()).hash).toBe('')
  })

  test('to a screen reader: a group with the name of the film, two buttons, two links', async () => {
    await open()
    await page.waitForSelector(ONCE)
    expect(await page.getByRole('group', { name: 'The film' }).ariaSnapshot()).toBe(
      `- group "The film":
  - strong: The film
  - paragraph: This content comes from Filmrulle (Filmrulle AB, Malmö, Sweden). It loads once you allow it.
  - text: "Show films: Plays films from our workshop. The film company sees your IP address."
  - button "This time only"
  - button "Always from Filmrulle"
  - link "Change or withdraw it at any time under “Privacy choices”.":
    - /url: "#kvitto"
  - text: ·
  - 'link "Privacy policy: Filmrulle"':
    - /url: ${shop.thirdParties}/video/privacy`,
    )
  })

  test('by keyboard alone: once, always, preferences, in this order', async () => {
    await open()
    await page.waitForSelector(ONCE)
    await questionGone()
    await page.evaluate(() => document.querySelector<HTMLElement>('h1')?.focus())
    const actions = []
    for (let index = 0; index < 8 && actions.length < 3; index++) {
      await page.keyboard.press('Tab')
      const action = await page.evaluate(
        () =>
          document.activeElement?.closest('.kvitto-placeholder') &&
          document.activeElement.getAttribute('data-kvitto-action'),
      )
      if (action) actions.push(action)
    }
    expect(actions).toEqual(['once', 'allow', 'preferences'])
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.waitForSelector('iframe')
    await expect.poll(shop.reached).toEqual([FILM])
  })

  test.each([ONCE, ALLOW])('whoever opens it by %s goes on from the film', async (choice) => {
    await open()
    await page.locator(choice).focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector('iframe')
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('iframe')
  })
})

describe('how it looks', () => {
  test.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['in forced colours', { forcedColors: 'active' }],
    ['on a phone of 320 pixels', { viewport: { width: 320, height: 640 } }],
    ['from right to left', { rtl: true }],
  ] as const)('%s: two buttons alike, all in the box and readable', async (_, options) => {
    const { rtl, ...media } = { rtl: false, ...options }
    const context = await browser.newContext(media)
    const own = await context.newPage()
    try {
      await own.goto(`${shop.origin}/?frame=plain`)
      await own.waitForSelector(ONCE)
      if (rtl) await own.$eval(HELD, (element) => element.setAttribute('dir', 'rtl'))
      const seen = await own.evaluate(look)
      expect(seen.buttons).toHaveLength(2)
      expect(seen.buttons[0]).toEqual(seen.buttons[1])
      expect(seen.buttons[0]?.height).toBeGreaterThanOrEqual(44)
      expect(seen.overflowX).toBe(0)
      expect(seen.pageOverflowX).toBe(0)
      expect(seen.contrast).toBeGreaterThanOrEqual(4.5)
    } finally {
      await context.close()
    }
  })

  test.each(Object.keys(FRAMES))(
    '%s: it takes the box of its frame, and nothing moves',
    async (frame) => {
      await page.addInitScript(countShifts)
      await open(frame)
      await page.waitForSelector('#kvitto-first')
      await page.waitForTimeout(700)
      const held = await page.evaluate(boxes, 'div[data-kvitto]')
      expect(await page.evaluate('shifts')).toEqual([])
      await page.click('#kvitto-first [data-kvitto-action="accept"]')
      await page.waitForSelector('iframe', { state: 'attached' })
      // What moves within half a second of a click does not count as a shift: boxes tell.
      expect(await page.evaluate(boxes, 'iframe')).toEqual(held)
      await page.reload()
      await page.waitForSelector('iframe', { state: 'attached' })
      await page.waitForTimeout(500)
      expect(await page.evaluate('shifts')).toEqual([])
      expect(await page.evaluate(boxes, 'iframe')).toEqual(held)
    },
  )

  test('one too small to read says nothing; a small one says all, and scrolls', async () => {
    await open('pixel')
    await page.waitForSelector('#kvitto-first')
    await page.waitForTimeout(500)
    expect(await page.$eval('div[data-kvitto]', ({ textContent }) => textContent)).toBe('')
    await open('small')
    await page.waitForSelector(ONCE)
    await questionGone()
    await page.click(ALLOW)
    await page.waitForSelector('iframe')
  })

  test('a wide one follows the window', async () => {
    await open('as wide as the text')
    await page.waitForSelector(ONCE)
    await page.setViewportSize({ width: 500, height: 700 })
    const narrow = await page.evaluate(boxes, 'div[data-kvitto]')
    await page.click('#kvitto-first [data-kvitto-action="accept"]')
    await page.waitForSelector('iframe')
    expect(await page.evaluate(boxes, 'iframe')).toEqual(narrow)
  })
})

/** In the page: what decides whether the two are one look, and whether all is within the box. */
function look() {
  const held = document.querySelector('.kvitto-placeholder') as HTMLElement
  const luminance = (color: string) => {
    const channels = (/\d[\d., ]*/.exec(color)?.[0] ?? '').split(/[, ]+/).map(Number)
    const [red = 0, green = 0, blue = 0] = channels.map((value) => {
      const part = value / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrastOf = ({ color, backgroundColor }: CSSStyleDeclaration) => {
    const [low = 0, high = 0] = [luminance(color), luminance(backgroundColor)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }
  const buttons = [...held.querySelectorAll('button')].map((button) => {
    const { font, color, backgroundColor, borderColor, padding } = getComputedStyle(button)
    const { width, height } = button.getBoundingClientRect()
    return { font, color, backgroundColor, borderColor, padding, width, height }
  })
  return {
    buttons,
    overflowX: held.scrollWidth - held.clientWidth,
    pageOverflowX: document.documentElement.scrollWidth - innerWidth,
    contrast: Math.min(
      ...[held, ...held.querySelectorAll('button')].map((each) =>
        contrastOf(getComputedStyle(each)),
      ),
    ),
  }
}

/** In the page: where the element stands, and what stands below it. */
function boxes(selector: string) {
  return [selector, '#after', '#below'].map((each) => {
    const box = document.querySelector(each)?.getBoundingClientRect()
    return box && [box.x, box.y, box.width, box.height].map((value) => Math.round(value * 10) / 10)
  })
}

/** In the page, before its own scripts. */
function countShifts(): void {
  const shifts: string[] = []
  Object.assign(window, { shifts })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { hadRecentInput, value } = entry as PerformanceEntry & {
        hadRecentInput: boolean
        value: number
      }
      if (!hadRecentInput) shifts.push(String(value))
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { stateCookie } from './as-visitor.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'
import { watchErrors } from './own-page.ts'

// In Chromium alone: what is taken from a browser, or done to it, is done by script.

const OTHER_TOOL = new URL(
  '../node_modules/vanilla-cookieconsent/dist/cookieconsent.umd.js',
  import.meta.url,
)

let shop: OpenShop
let browser: Browser
let visitor: BrowserContext
let page: Page
let errors: string[]
/** Before our script, in its head. */
let before = ''
let after = ''

beforeAll(async () => {
  shop = await openShop()
  const otherTool = await readFile(OTHER_TOOL, 'utf8')
  shop.serve(({ pathname }) =>
    pathname === '/other-tool.js'
      ? { html: otherTool, headers: { 'content-type': 'text/javascript' } }
      : shopPage(`${before}${shop.tag()}${shop.lib}${shop.track}`, `${shop.film}${after}`),
  )
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})
beforeEach(async () => {
  before = after = ''
  await shop.forgetRequests()
  visitor = await browser.newContext()
  visitor.setDefaultTimeout(8000)
  page = await visitor.newPage()
  errors = watchErrors(page)
})
afterEach(() => visitor?.close())

/** The page's own script ran, its calls of our API hold, nothing is uncaught, nothing is asked for. */
async function expectClosed(): Promise<void> {
  await page.waitForFunction('window.shopRan')
  await page.waitForTimeout(1000)
  expect(await shop.reached()).toEqual([])
  expect(errors).toEqual([])
  expect(
    await page.evaluate(
      '[kvitto.status("stats"), kvitto.allows("stats"), typeof kvitto.subscribe(() => {})]',
    ),
  ).toEqual(['unknown', false, 'function'])
}

describe('a browser that is too old', () => {
  test.each([
    // Back before the test's own driver needs it.
    'const own = MutationObserver; delete window.MutationObserver; onload = () => { window.MutationObserver = own }',
    'delete Element.prototype.replaceWith; delete CharacterData.prototype.replaceWith',
    'delete Element.prototype.closest; delete Element.prototype.matches',
    'delete String.prototype.replaceAll; delete String.prototype.at; delete Array.prototype.at',
    'delete Object.fromEntries; delete Array.prototype.flatMap; delete Array.prototype.flat',
    'delete window.queueMicrotask; delete window.requestIdleCallback',
    'delete window.CSSStyleSheet; delete Intl.ListFormat; delete Intl.DisplayNames',
    'delete window.WeakRef; delete window.FinalizationRegistry; delete Promise.allSettled',
    'delete window.URL; delete Element.prototype.append; delete Element.prototype.prepend',
    'delete window.fetch; delete window.Proxy; delete window.Reflect; delete window.performance',
    'delete window.cookieStore; delete Document.prototype.adoptedStyleSheets; delete window.crypto',
  ])('%s: closed, and nothing throws', async (code) => {
    before = `<script>${code}</script>`
    await page.goto(shop.origin)
    await expectClosed()
  })

  test.each(['**/builds/**/*.js', '**/builds/**/question.js'])(
    'where people need not be asked but cannot be told (%s), it is closed all the same',
    async (parts) => {
      await shop.publish({
        behaviour: { ...shop.policy.behaviour, regions: { 'US-CA': 'opt-out' } },
      })
      // The parts are written for newer browsers: there they are syntax errors.
      await page.route(parts, (route) =>
        route.fulfill({ contentType: 'text/javascript', body: 'this is no script' }),
      )
      before = shop.tag('data-region="US-CA"')
      await page.goto(shop.origin)
      await expectClosed()
      await shop.publish({})
    },
  )
})

describe('prototypes that cannot be changed', () => {
  test.each([
    'Object.freeze(Element.prototype)',
    'Object.freeze(Node.prototype); Object.freeze(HTMLElement.prototype)',
    'Object.freeze(Document.prototype); Object.freeze(HTMLScriptElement.prototype)',
    'Object.freeze(window.XMLHttpRequest.prototype); Object.freeze(Navigator.prototype)',
    `for (const name of ['fetch', 'Worker', 'Image', 'WebSocket', 'EventSource'])
      Object.defineProperty(window, name, { value: window[name], writable: false, configurable: false })`,
    `Object.defineProperty(Storage.prototype, 'setItem', { get() { throw new Error('no') } })`,
  ])('%s: the page works, what is marked is held', async (code) => {
    before = `<script>${code}</script>`
    await page.goto(shop.origin)
    await expectClosed()
  })
})

describe('somebody takes our elements away', () => {
  test('the question: the page works, the control is there, and the next view asks again', async () => {
    await page.goto(shop.origin)
    await page.waitForSelector('#kvitto-first')
    await page.evaluate(() => document.getElementById('kvitto-first')?.remove())
    await page.waitForSelector('#kvitto-reopen')
    await expectClosed()
    await page.reload()
    await page.waitForSelector('#kvitto-first')
  })

  test.each([
    ['nothing was decided', [], '#kvitto-first'],
    ['it is to be decided later', ['close'], '#kvitto-reopen'],
    ['all is refused', ['refuse'], '#kvitto-reopen'],
  ])('with the whole body, at each new view of an application: %s', async (_, actions, left) => {
    await page.goto(shop.origin)
    await page.waitForSelector('#kvitto-first')
    for (const action of actions) await page.click(`[data-kvitto-action="${action}"]`)
    for (const address of ['/second', '/third', '/fourth']) {
      await page.evaluate((path) => {
        const body = document.createElement('body')
        body.textContent = path
        document.body.replaceWith(body)
        history.pushState(null, '', path)
      }, address)
      await page.waitForSelector(left)
    }
    if (left === '#kvitto-first') await page.click('[data-kvitto-action="choose"]')
    else await page.click(left)
    await page.waitForSelector('#kvitto-preferences')
    expect(await page.$$('#kvitto-first, #kvitto-reopen')).toHaveLength(1)
    expect(errors).toEqual([])
  })

  test('the page’s own control, as an application does whose next view has none', async () => {
    after = '<footer><a href="#" data-kvitto-open>Privacy</a></footer>'
    await page.goto(shop.origin)
    await page.click('[data-kvitto-action="refuse"]')
    await page.waitForTimeout(500)
    expect(await page.$('#kvitto-reopen')).toBe(null)
    await page.evaluate(() => document.querySelector('footer')?.remove())
    await page.click('h1')
    await page.waitForSelector('#kvitto-reopen')
  })

  test('the control, again and again: it comes back now and then', async () => {
    await page.goto(shop.origin)
    await page.click('[data-kvitto-action="refuse"]')
    await page.evaluate(() => {
      Object.assign(window, { taken: 0 })
      new MutationObserver(() => {
        const control = document.getElementById('kvitto-reopen')
        if (!control) return
        control.remove()
        Reflect.set(window, 'taken', Reflect.get(window, 'taken') + 1)
      }).observe(document.body, { childList: true })
      document.getElementById('kvitto-reopen')?.remove()
    })
    await page.waitForTimeout(3500)
    const taken = Number(await page.evaluate('taken'))
    expect(taken).toBeGreaterThan(0)
    expect(taken).toBeLessThanOrEqual(8)
    expect(errors).toEqual([])
  })

  test('the control: the next view has it again', async () => {
    await page.goto(shop.origin)
    await page.click('[data-kvitto-action="refuse"]')
    await page.waitForSelector('#kvitto-reopen')
    await page.evaluate(() => document.getElementById('kvitto-reopen')?.remove())
    await page.reload()
    await page.waitForSelector('#kvitto-reopen')
    expect(errors).toEqual([])
  })
})

describe('a page that makes copies of what stands on it', () => {
  const addText = () => {
    document.body.innerHTML += '<p>More</p>'
  }
  /** As Turbo does, which keeps a copy of each body that is left, and shows it on the way back. */
  const copyBody = () => {
    const copy = document.body.cloneNode(true)
    Object.assign(window, { goBack: () => document.body.replaceWith(copy) })
  }
  const goBack = () => page.evaluate('goBack()')
  const action = (name: string) => `#kvitto-first [data-kvitto-action="${name}"]`

  test('by adding to its body as text: the question can be answered', async () => {
    await page.goto(shop.origin)
    await page.waitForSelector('#kvitto-first')
    await page.evaluate(addText)
    await page.click(action('refuse'))
    await expect.poll(() => stateCookie(page)).toContain('~r~')
    await page.waitForSelector('#kvitto-first', { state: 'detached' })
    expect(errors).toEqual([])
  })

  test('by adding to its body as text: the control and the preferences can be used', async () => {
    await page.goto(shop.origin)
    await page.click(action('refuse'))
    await page.waitForSelector('#kvitto-reopen')
    await page.evaluate(addText)
    await page.click('#kvitto-reopen')
    await page.waitForSelector('#kvitto-preferences')
    await page.evaluate(addText)
    await page.waitForSelector('#kvitto-preferences', { state: 'detached' })
    await page.click('#kvitto-reopen')
    await page.click('#kvitto-preferences [data-kvitto-action="close"]')
    await page.waitForSelector('#kvitto-preferences', { state: 'detached' })
    expect(errors).toEqual([])
  })

  test.each([
    ['by adding to its body as text', addText],
    ['of its body, shown again', () => document.body.replaceWith(document.body.cloneNode(true))],
  ])('%s: a film that waits says so, and opens where it is agreed', async (_, copy) => {
    const allow = '.kvitto-placeholder [data-kvitto-action="allow"]'
    await page.goto(shop.origin)
    await page.waitForSelector(allow)
    await page.evaluate(copy)
    await page.click(allow)
    await page.waitForSelector('iframe[src*="/video/"]')
    expect(await page.$$('.kvitto-placeholder')).toHaveLength(0)
    await expect.poll(shop.reached).toContain('/video/embed')
    expect(errors).toEqual([])
  })

  test('of a body whose question was answered since: it is gone, the control opens', async () => {
    await page.goto(shop.origin)
    await page.waitForSelector('#kvitto-first')
    await page.evaluate(copyBody)
    await page.click(action('refuse'))
    await page.waitForSelector('#kvitto-reopen')
    await goBack()
    await page.waitForSelector('#kvitto-first', { state: 'detached' })
    await page.click('#kvitto-reopen')
    await page.waitForSelector('#kvitto-preferences')
    expect(errors).toEqual([])
  })

  test('of a body whose question waits: it can be answered', async () => {
    await page.goto(shop.origin)
    await page.waitForSelector('#kvitto-first')
    await page.evaluate(copyBody)
    await page.evaluate(() => document.body.replaceWith(document.createElement('body')))
    await page.waitForSelector('#kvitto-first')
    await goBack()
    await page.waitForTimeout(500)
    await page.click(action('refuse'))
    await expect.poll(() => stateCookie(page)).toContain('~r~')
    expect(await page.$$('#kvitto-first')).toHaveLength(0)
    expect(errors).toEqual([])
  })
})

test.each([
  ['the control', '', '#kvitto-reopen'],
  [
    'the page’s own',
    '<button type="button" data-kvitto-open>Privacy</button>',
    'body > button[data-kvitto-open]',
  ],
])('on a page that keeps clicks to itself %s opens the preferences', async (_, own, control) => {
  after = `${own}<script>
    document.body.addEventListener('click', (event) => event.stopPropagation())
  </script>`
  await page.goto(shop.origin)
  await page.click('[data-kvitto-action="refuse"]')
  await page.click(control)
  await page.waitForSelector('#kvitto-preferences')
})

describe('a second consent tool on the page', () => {
  test('that is told yes opens nothing of ours, and ours asks on', async () => {
    // As both tools' documents say: the same element marked for each.
    after = `<script type="text/plain" data-kvitto="stats" data-category="analytics" data-src="${shop.thirdParties}/stats/lib.js?both"></script>
<script src="/other-tool.js"></script>
<script>
window.__tcfapi = (command, version, callback) => callback({ eventStatus: 'useractioncomplete', gdprApplies: true, purpose: { consents: { 1: true } } }, true)
CookieConsent.run({
  categories: { necessary: { readOnly: true }, analytics: {} },
  language: { default: 'en', translations: { en: {
    consentModal: { title: 'Another', acceptAllBtn: 'Yes', acceptNecessaryBtn: 'No' },
    preferencesModal: { sections: [] },
  } } },
}).then(() => CookieConsent.acceptCategory('all'))
</script>`
    await page.goto(shop.origin)
    await page.waitForSelector('#kvitto-first')
    await expect.poll(() => page.evaluate('CookieConsent.acceptedCategory("analytics")')).toBe(true)
    await expectClosed()
    await page.click('#kvitto-first [data-kvitto-action="accept"]')
    await expect.poll(shop.reached).toContain('/stats/lib.js')
  })
})

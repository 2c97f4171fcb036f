import type { Browser, BrowserContext, Page } from 'playwright-core'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
} from 'vitest'
import { delivered, press, stateCookie, withdraw } from './as-visitor.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'

// In Chromium alone: blocked cookies and pages that are kept are set up by its own means.

const REPORT = '#kvitto-preferences [role=status]'
const GOES_ON = /goes on until you leave or reload it/

let shop: OpenShop
let browser: Browser
let visitor: BrowserContext
let page: Page
/** Method and path of every document that was asked for. */
let documents: string[] = []

beforeAll(async () => {
  shop = await openShop()
  await shop.publish({ behaviour: { ...shop.policy.behaviour, noReload: ['/checkout/**'] } })
  shop.serve(({ pathname }, { method }) => {
    documents.push(`${method} ${pathname}`)
    if (method === 'POST' && pathname === '/order') {
      return { html: '', status: 303, headers: { location: '/thanks' } }
    }
    const strict = `<meta id="kvitto-strict" name="for-this-test">`
    const marked = pathname.endsWith('/unmarked') ? '' : `${shop.lib}${shop.track}`
    return shopPage(
      `${pathname.startsWith('/strict') ? strict : ''}${shop.tag()}${marked}`,
      `<form method="post" action="/answer"><input name="action" value="buy"><input name="note"><button>Send</button></form>
<form method="post" action="/order"><button id="order">Order</button></form>
<form method="get" action="/found"><input name="q" type="search"><button id="find">Find</button></form>`,
      pathname === '/named' ? { 'server-timing': 'kvitto-post' } : {},
    )
  })
  browser = await openBrowser({ ignoreDefaultArgs: ['--disable-back-forward-cache'] })
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})
beforeEach(async () => {
  visitor = await browser.newContext()
  visitor.setDefaultTimeout(8000)
  page = await visitor.newPage()
})
afterEach(() => visitor?.close())

async function accepted(path = '/'): Promise<void> {
  await page.goto(shop.origin + path)
  await press(page, 'accept')
  await delivered(page)
  await expectRan(true)
  documents = []
}

const ran = (tab = page) => tab.evaluate(() => 'demoStats' in window)
const expectRan = (is: boolean, tab = page) => expect.poll(() => ran(tab)).toBe(is)
const status = (tab = page) => tab.evaluate('kvitto.status("analytics")')

/** Withdraws on a page that must stay, and finds that the report says so. */
async function expectStays(): Promise<void> {
  await withdraw(page)
  await page.waitForSelector(REPORT)
  await expect.poll(() => page.textContent(REPORT)).toMatch(GOES_ON)
  await page.waitForTimeout(1000)
  expect(documents).toEqual([])
  expect(await ran()).toBe(true)
  expect(await status()).toBe('withdrawn')
}

/** The next page of the site runs nothing. */
async function expectClosedNext(): Promise<void> {
  await page.goto(`${shop.origin}/next`)
  await page.waitForSelector('#kvitto-reopen')
  expect(await ran()).toBe(false)
}

describe('a withdrawal', () => {
  test('reloads the page once, and what follows says what was done', async () => {
    await accepted()
    await withdraw(page)
    await expectRan(false)
    await page.waitForSelector(REPORT)
    expect(await page.textContent(REPORT)).not.toMatch(GOES_ON)
    await page.waitForTimeout(1000)
    expect(documents).toEqual(['GET /'])
  })

  test('where cookies are ignored reloads nothing, and says that it goes on', async () => {
    await page.addInitScript(() =>
      Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} }),
    )
    await page.goto(shop.origin)
    await press(page, 'accept')
    await expectRan(true)
    documents = []
    await expectStays()
  })

  test('in the checkout waits for the next page', async () => {
    await accepted('/checkout/pay')
    await expectStays()
    await expectClosedNext()
  })

  test('on the answer to a form waits, and the form is not sent again', async () => {
    await accepted()
    await page.click('form[action="/answer"] button')
    await page.waitForURL('**/answer')
    await expectRan(true)
    expect(documents).toEqual(['POST /answer'])
    documents = []
    await expectStays()
    await expectClosedNext()
  })

  test('on the page that a form led to by a redirect waits', async () => {
    await accepted()
    await page.click('#order')
    await page.waitForURL('**/thanks')
    await expectRan(true)
    documents = []
    await expectStays()
  })

  test('on a page that the server calls the answer to a form waits', async () => {
    await accepted('/named')
    await expectStays()
  })

  test('on a page whose script reads a form to send it reloads', async () => {
    await accepted()
    await page.goto(`${shop.origin}/asking`)
    await expectRan(true)
    // Later than the clocks may differ.
    await page.waitForTimeout(1000)
    await page.$eval('form', (form) => {
      form.removeAttribute('action')
      new FormData(form as HTMLFormElement)
    })
    await withdraw(page)
    await expectRan(false)
  })

  test('on the page that a search led to reloads', async () => {
    await accepted()
    await page.click('#find')
    await page.waitForURL('**/found?q=')
    await expectRan(true)
    await withdraw(page)
    await expectRan(false)
  })

  test('beside a half-filled form waits, and loses no word of it', async () => {
    await accepted()
    await page.fill('[name=note]', 'Half a na')
    await expectStays()
    expect(await page.inputValue('[name=note]')).toBe('Half a na')
    await expectClosedNext()
  })

  test('beside a field that a framework keeps in its attribute too waits', async () => {
    await accepted()
    // As React does with every field that it controls.
    await page.$eval('[name=note]', (field) =>
      field.addEventListener('input', () =>
        field.setAttribute('value', (field as HTMLInputElement).value),
      ),
    )
    await page.click('[name=note]')
    await page.keyboard.type('Half a na')
    await expectStays()
    expect(await page.inputValue('[name=note]')).toBe('Half a na')
  })

  test('beside a file that was chosen waits', async () => {
    await accepted()
    await page.$eval('form', (form) => form.insertAdjacentHTML('beforeend', '<input type="file">'))
    await page.setInputFiles('[type=file]', {
      name: 'a.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('x'),
    })
    await expectStays()
  })
})

describe('another tab', () => {
  test('is reloaded by a withdrawal once, and not where somebody types in it', async () => {
    await accepted()
    const [other, typing] = [await visitor.newPage(), await visitor.newPage()]
    for (const tab of [other, typing]) {
      await tab.goto(`${shop.origin}/other`)
      await expectRan(true, tab)
    }
    await typing.fill('[name=note]', 'Half a na')
    documents = []
    await withdraw(page)
    await expectRan(false, other)
    await page.waitForTimeout(1000)
    expect(documents.sort()).toEqual(['GET /', 'GET /other'])
    expect(await typing.inputValue('[name=note]')).toBe('Half a na')
    expect(await status(typing)).toBe('withdrawn')
  })

  test('is reloaded on a strict page, where the policy stays open, also if nothing marked ran', async () => {
    // A guard that comes with the withdrawal would ask for the reload too.
    const behaviour = { ...shop.policy.behaviour, noReload: ['/checkout/**'] }
    await shop.publish({ behaviour: { ...behaviour, guard: 'off' } })
    onTestFinished(async () => void (await shop.publish({ behaviour })))
    await accepted('/strict')
    const other = await visitor.newPage()
    await other.goto(`${shop.origin}/strict/unmarked`)
    await expect.poll(() => status(other)).toBe('given')
    documents = []
    await withdraw(page)
    await expect.poll(() => documents.sort()).toEqual(['GET /strict', 'GET /strict/unmarked'])
    await page.waitForTimeout(1000)
    expect(documents).toHaveLength(2)
    expect(await status(other)).toBe('withdrawn')
  })

  test('is not reloaded by a grant, on a strict page either; the tab of the grant is', async () => {
    await page.goto(`${shop.origin}/strict`)
    const other = await visitor.newPage()
    await other.goto(`${shop.origin}/strict`)
    await other.waitForSelector('#kvitto-first')
    documents = []
    await press(page, 'accept')
    await expect.poll(() => documents).toEqual(['GET /strict'])
    await expect.poll(() => status(other)).toBe('given')
    await page.waitForTimeout(1000)
    expect(documents).toEqual(['GET /strict'])
    expect(await status()).toBe('given')
  })
})

test('a consent that runs out ends what ran, once somebody looks at the page again, and is asked for anew', async () => {
  await accepted()
  const end = Math.floor(Date.now() / 1000) + 3
  const text = (await stateCookie(page)).split('.').with(3, String(end)).join('.')
  await visitor.addCookies([{ name: 'kvitto', value: text, url: shop.origin }])
  await page.goto(`${shop.origin}/long`)
  await expectRan(true)
  documents = []
  await expect.poll(() => status()).toBe('expired')
  expect(await ran()).toBe(true)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expectRan(false)
  await page.waitForSelector('#kvitto-first')
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.waitForTimeout(1000)
  expect(documents).toEqual(['GET /long'])
})

test('a page that undoes the decision at every load is not reloaded for ever', async () => {
  await accepted()
  const given = await stateCookie(page)
  await page.addInitScript((text) => {
    const set = (value: string) => {
      // biome-ignore lint/suspicious/noDocumentCookie: as a confused script of the site would
      document.cookie = `kvitto=${value}; path=/`
    }
    set(text)
    addEventListener('DOMContentLoaded', () => set(text.replaceAll('~g~', '~r~')))
  }, given)
  documents = []
  await page.goto(shop.origin)
  await page.waitForTimeout(3000)
  expect(documents.length).toBeLessThanOrEqual(2)
  expect(await status()).toBe('refused')
})

test('a page kept by the browser is reloaded when it comes back after a withdrawal, once', async () => {
  await accepted()
  await page.evaluate(() =>
    addEventListener('pageshow', (event) => event.persisted && console.log('kept')),
  )
  await page.goto(`${shop.origin}/next`)
  await withdraw(page)
  await expectRan(false)
  documents = []
  const kept = page.waitForEvent('console', (message) => message.text() === 'kept')
  await Promise.all([kept, page.evaluate(() => history.back())])
  await expectRan(false)
  await page.waitForTimeout(1000)
  expect(documents).toEqual(['GET /'])
})

import { createAdminClient } from '@kvitto/cli'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delivered, press, stateCookie } from './as-visitor.ts'
import { openBrowser } from './open-browser.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { OWN_PAGES, openOwnPage, scriptTag, serveOwnPage, watchErrors } from './own-page.ts'

// In Chromium alone: cookies, storage and keys are taken away by its own means.

/** A plain http host: no secure context, so no `crypto.subtle`. Subdomains of it are the same site. */
const PLAIN = 'kvitto.test'

let demo: OpenDemo
let browser: Browser
let visitor: BrowserContext
let page: Page
let errors: string[]
let sitePort: string

beforeAll(async () => {
  demo = await openDemo()
  sitePort = new URL(demo.site).port
  await publish({
    origins: [...demo.policy.origins, ...['', 'shop.'].map((name) => plainOrigin(name))],
  })
  browser = await openBrowser({
    args: [OWN_PAGES, `--host-resolver-rules=MAP ${PLAIN} 127.0.0.1,MAP *.${PLAIN} 127.0.0.1`],
  })
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
})
beforeEach(async () => {
  await demo.forgetRequests()
  visitor = await browser.newContext()
  visitor.setDefaultTimeout(5000)
  page = await visitor.newPage()
  errors = watchErrors(page)
})
afterEach(() => visitor.close())

const plainOrigin = (name: string) => `http://${name}${PLAIN}:${sitePort}`

function publish(changes: Partial<OpenDemo['policy']>) {
  Object.assign(demo.policy, changes)
  const owner = createAdminClient({ collector: demo.collector, token: demo.tokens.publish })
  return owner.publishPolicy(demo.policy)
}

/** The page's own script ran, nothing optional did, nothing is uncaught. */
async function expectClosed(): Promise<void> {
  await page.waitForFunction('window.shopRan')
  await page.waitForTimeout(1000)
  expect(await demo.reached()).toEqual([])
  expect(errors).toEqual([])
}

async function expectAsked(): Promise<void> {
  await page.waitForSelector('#kvitto-first [data-kvitto-action=accept]')
  await expectClosed()
}

/** Accepts, and waits for all that was held. */
async function expectOpens(): Promise<void> {
  await press(page, 'accept')
  await expect.poll(demo.reached).toHaveLength(3)
  expect(errors).toEqual([])
}

describe('a damaged cookie', () => {
  test('of any kind is no decision: nothing runs, the person is asked', async () => {
    const valid = await validCookie('g')
    const kinds: Record<string, string> = {
      empty: '',
      random: 'å\u{1f36a}"\\\u00ff,,==',
      'percent zero': '%00',
      'another version': valid.replace('1.', '2.'),
      truncated: valid.slice(0, -5),
      'very long': `${valid}${'.x~g~aaaaaaaa'.repeat(280)}x`,
      'one character changed in a mark': valid.replace('analytics~g', 'analytics~y'),
      'one character changed in each meaning': valid.replaceAll(/~g~./g, '~g~_'),
      'one character changed in the times': valid.replace(/\.(\d{9})\d\./, '.$1x.'),
      'two in one': `${valid},${valid}`,
      prototype: valid.replace('analytics', '__proto__'),
    }
    for (const value of Object.values(kinds)) {
      await page.addInitScript(setCookie, value)
      await openOwnPage(page, demo)
      await page.waitForSelector('#kvitto-first')
    }
    await expectClosed()
  })

  test('is replaced by the next decision', async () => {
    await visitor.addCookies([{ name: 'kvitto', value: 'gar%00bage', url: demo.site }])
    await openOwnPage(page, demo)
    await expectOpens()
    await delivered(page)
    expect(await stateCookie(page)).toMatch(/^1\..{43}\..*analytics~g~/)
    expect((await demo.records()).at(-1)).toMatchObject({ event: 'decision', ends: [] })
  })
})

describe('two cookies of our name', () => {
  test('on two paths: the more refusing counts, and the stray is removed', async () => {
    await visitor.addCookies([
      { name: 'kvitto', value: await validCookie('g'), domain: 'localhost', path: '/' },
      { name: 'kvitto', value: await validCookie('r'), domain: 'localhost', path: '/own' },
    ])
    await openOwnPage(page, demo)
    await expectClosed()
    expect(await page.isVisible('#kvitto-first')).toBe(false)
    // The stray goes by itself; the refusal stays.
    const ours = async () => (await visitor.cookies()).filter(({ name }) => name === 'kvitto')
    await expect.poll(ours).toHaveLength(1)
    expect((await ours())[0]?.value).toContain('analytics~r~')
    await page.click('#kvitto-reopen')
    await expectOpens()
    expect(await ours()).toHaveLength(1)
  })

  test('on a domain and its parent: the more refusing counts, and the next decision leaves one', async () => {
    await visitor.addCookies([
      { name: 'kvitto', value: await validCookie('r'), domain: `.${PLAIN}`, path: '/' },
      { name: 'kvitto', value: await validCookie('g'), domain: `shop.${PLAIN}`, path: '/' },
    ])
    await openOwnPage(page, demo, { origin: plainOrigin('shop.') })
    await expectClosed()
    await page.click('#kvitto-reopen')
    await expectOpens()
    expect((await visitor.cookies()).filter(({ name }) => name === 'kvitto')).toHaveLength(1)
  })
})

describe('blocked storage', () => {
  const throwing = (name: string) =>
    `Object.defineProperty(window, '${name}', { get() { throw new DOMException('', 'SecurityError') } })`
  const BLOCKED = {
    'IndexedDB missing': `Object.defineProperty(window, 'indexedDB', { value: undefined })`,
    'indexedDB.open throws': `IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError') }`,
    'indexedDB.open fires an error': `IDBFactory.prototype.open = () => {
      const request = new EventTarget()
      request.error = new DOMException('', 'UnknownError')
      setTimeout(() => request.onerror?.(new Event('error')))
      return request
    }`,
    'localStorage throws': throwing('localStorage'),
    'localStorage is full': `Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }`,
  }

  test.each(Object.entries(BLOCKED))(
    '%s: asks, opens, and one record arrives',
    async (_, script) => {
      const before = (await demo.records()).length
      await page.addInitScript(script)
      await openOwnPage(page, demo)
      await expectOpens()
      await delivered(page)
      expect(await demo.records()).toHaveLength(before + 1)
      expect((await demo.records()).at(-1)).toMatchObject({ method: 'accept-all', trust: 'signed' })
    },
  )

  test('cookies are ignored: asks on each page view; what is agreed holds for one', async () => {
    const before = (await demo.records()).length
    await page.addInitScript(
      `Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} })`,
    )
    await page.addInitScript(throwing('localStorage'))
    await openOwnPage(page, demo)
    await expectAsked()
    await expectOpens()
    await expect.poll(async () => (await demo.records()).length).toBe(before + 1)
    await demo.forgetRequests()
    await page.reload()
    await expectAsked()
  })

  test('cookies that throw: the page works, nothing runs and nobody is asked', async () => {
    await openOwnPage(page, demo, {
      headers: { 'content-security-policy': 'sandbox allow-scripts' },
    })
    expect(await page.evaluate(isCookieReadable)).toBe(false)
    await expectClosed()
    expect(await page.locator('#kvitto-first').count()).toBe(0)
  })
})

describe('plain http, where nothing can be signed', () => {
  test('a decision is kept and recorded as unsigned', async () => {
    await openOwnPage(page, demo, { origin: plainOrigin('') })
    expect(await page.evaluate(() => crypto.subtle)).toBeUndefined()
    await expectOpens()
    await delivered(page)
    const record = (await demo.records()).at(-1)
    expect(record).toMatchObject({ trust: 'unsigned', method: 'accept-all' })
    expect(record?.subjectId).toMatch(/^u_[\w-]{22}$/)
    await demo.forgetRequests()
    await page.reload()
    await expect.poll(demo.reached).toHaveLength(3)
  })
})

describe('a script that does not arrive as it should', () => {
  test('twice on the page is once: one question, one record', async () => {
    const before = (await demo.records()).length
    await openOwnPage(page, demo, {
      script: scriptTag(demo) + scriptTag(demo),
      body: scriptTag(demo),
    })
    await page.waitForSelector('#kvitto-first')
    expect(await page.locator('#kvitto-first').count()).toBe(1)
    await expectOpens()
    await delivered(page)
    expect(await page.locator('#kvitto-reopen').count()).toBe(1)
    expect(await demo.records()).toHaveLength(before + 1)
    expect((await demo.reached()).sort()).toEqual([
      '/stats/lib.js',
      '/stats/pixel.gif',
      '/video/embed',
    ])
  })

  test('without its slice, as an error, cut off, never (async tag): the page works, nothing runs', async () => {
    const floating = await (await fetch(`${demo.collector}/s/demo/kvitto.js`)).text()
    const build = /"build":"([^"]*)"/.exec(floating)?.[1]
    const raw = await (await fetch(`${demo.collector}/builds/${build}/loader.js`)).text()
    expect(raw).toContain('__KVITTO_SLICE__')
    const answer = (body: string) => ({ contentType: 'text/javascript', body })
    await visitor.route('**/raw.js', (route) => route.fulfill(answer(raw)))
    await visitor.route('**/cut.js', (route) => route.fulfill(answer(floating.slice(0, 3000))))
    await visitor.route('**/hangs.js', () => {})
    for (const path of ['raw.js', 's/none/kvitto.js', 'cut.js', 'hangs.js']) {
      const its = await visitor.newPage()
      its.on('pageerror', (error) => errors.push(String(error)))
      const async = path === 'hangs.js' ? 'async' : ''
      await openOwnPage(its, demo, {
        script: `<script ${async} src="${demo.collector}/${path}"></script>`,
      })
      await its.waitForFunction('window.shopRan')
      expect(await its.locator('#kvitto-first').count()).toBe(0)
    }
    await page.waitForTimeout(1000)
    expect(await demo.reached()).toEqual([])
    // Half a script is a syntax error at the script's own address, which no script can catch.
    expect(errors).toEqual([expect.stringContaining('SyntaxError')])
  })

  test('a part missing: closed, and works on the next page view', async () => {
    const parts = ['acting.js', 'locale-en.js', 'look-box.js', 'policies/']
    const pages: Page[] = []
    for (const part of parts) {
      const its = await visitor.newPage()
      its.on('pageerror', (error) => errors.push(String(error)))
      await its.route(
        (url) => url.pathname.includes(`/${part}`),
        (route) => route.abort(),
      )
      await openOwnPage(its, demo)
      await its.waitForFunction('window.shopRan')
      pages.push(its)
    }
    await page.waitForTimeout(1000)
    expect(await demo.reached()).toEqual([])
    expect(errors).toEqual([])
    for (const its of pages) {
      expect(await its.locator('#kvitto-first').count()).toBe(0)
      await its.unrouteAll()
      await openOwnPage(its, demo, { path: '/next/' })
      await its.waitForSelector('#kvitto-first')
    }
  })
})

describe('the preferences', () => {
  const said = (text: RegExp) => page.locator('#kvitto-first [role=status]', { hasText: text })

  test.each(['preferences.js', 'locale-en-preferences.js'])(
    '%s missing: the question says so in its language, the API too, and the next page opens them',
    async (part) => {
      await page.route(`**/${part}`, (route) => route.abort())
      await openOwnPage(page, demo)
      await press(page, 'choose')
      await said(/could not be loaded/).waitFor()
      expect(await page.evaluate('kvitto.openPreferences()')).toBe(false)
      expect(await stateCookie(page)).toBe('')
      await page.unroute(`**/${part}`)
      await page.reload()
      await press(page, 'choose')
      await page.waitForSelector('#kvitto-preferences')
      expect(await said(/./).count()).toBe(0)
      expect(errors).toEqual([])
    },
  )
})

describe('the part by which a site states a decision', () => {
  const call = (name: 'refuse' | 'reset') =>
    page.evaluate(
      (each) => (window as { kvitto?: Record<string, () => Promise<boolean>> }).kvitto?.[each]?.(),
      name,
    )

  test('missing: the call says so and nothing changes; a person’s own refusal stands all the same', async () => {
    await page.route('**/follow-up.js', (route) => route.abort())
    await openOwnPage(page, demo)
    await page.waitForSelector('#kvitto-first')
    expect([await call('refuse'), await call('reset')]).toEqual([false, false])
    expect(await stateCookie(page)).toBe('')
    expect(await page.locator('#kvitto-first').count()).toBe(1)
    await press(page, 'refuse')
    expect(await stateCookie(page)).toContain('~r~')
    await page.unroute('**/follow-up.js')
    await page.reload()
    await delivered(page)
    expect(await demo.reached()).toEqual([])
  })
})

describe('a page that takes our names', () => {
  // What forms and images name hides what the document offers under that name.
  const NAMES = [
    'kvitto',
    'cookie',
    'currentScript',
    'body',
    'documentElement',
    'querySelectorAll',
    'querySelector',
    'matches',
    'addEventListener',
    'getElementById',
    'createElement',
  ]
  const clobber = (name: string) =>
    `<form id="${name}" name="${name}"><input name="status"><input name="${name}"></form>`

  test('by elements of those names: works or stays closed, and nothing is uncaught', async () => {
    const refused = await validCookie('r')
    for (const name of NAMES) {
      for (const own of [
        { script: '', body: clobber(name) + scriptTag(demo) },
        { body: clobber(name) },
      ]) {
        await page.addInitScript(setCookie, own.script === undefined ? refused : '')
        await openOwnPage(page, demo, own)
        await page.waitForFunction('window.shopRan')
        await page.waitForTimeout(200)
        expect([name, ...errors]).toEqual([name])
      }
    }
    expect(await demo.reached()).toEqual([])
  })

  test('by a form with the id kvitto: asks, opens, and the API has the name', async () => {
    await openOwnPage(page, demo, {
      script: '',
      body: `<form id="kvitto" name="kvitto"><input name="status"></form>${scriptTag(demo)}`,
    })
    await expectAsked()
    await expectOpens()
    expect(await page.evaluate('kvitto.status("analytics")')).toBe('given')
  })
})

describe('a sandboxed frame', () => {
  test('without its own origin stays closed and silent, whatever the page around it agreed to', async () => {
    await serveOwnPage(page, demo, { path: '/inner/' })
    await openOwnPage(page, demo, {
      body: '<iframe sandbox="allow-scripts" src="/inner/" id="boxed"></iframe>',
    })
    await page.waitForSelector('#kvitto-first')
    await expectOpens()
    await page.waitForTimeout(1000)
    const [boxed] = page.frames().filter((frame) => frame.url().endsWith('/inner/'))
    expect(await boxed?.evaluate('window.shopRan')).toBe(true)
    expect(await boxed?.locator('#kvitto-first').count()).toBe(0)
    expect(await demo.reached()).toHaveLength(3)
    expect(errors).toEqual([])
  })
})

describe('Global Privacy Control', () => {
  test('refuses what is sold or shared until the person decides, and is named in the receipt', async () => {
    await publish({
      purposes: demo.policy.purposes.map((purpose) => ({
        ...purpose,
        saleOrSharing: purpose.id === 'analytics',
      })),
    })
    await page.addInitScript(
      `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })`,
    )
    await openOwnPage(page, demo)
    await expectAsked()
    expect(await page.evaluate(status)).toEqual({ analytics: 'refused', functional: 'unknown' })
    expect(await page.textContent('#kvitto-first')).toContain('Global Privacy Control')
    await press(page, 'accept')
    await delivered(page)
    const record = (await demo.records()).at(-1)
    expect(record?.decisions).toEqual({ analytics: 'refused', functional: 'given' })
    expect(payloadOf(record?.receipt ?? '')).toMatchObject({ gpc: true })
    await page.click('#kvitto-reopen')
    await press(page, 'accept')
    await expect.poll(demo.reached).toHaveLength(3)
    await expect
      .poll(async () => (await demo.records()).at(-1)?.decisions)
      .toEqual({
        analytics: 'given',
        functional: 'given',
      })
  })
})

/** In the page, before its own scripts. */
function setCookie(text: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: any text at all, as another script might write it
  if (window.top === window) document.cookie = `kvitto=${text}; path=/`
}

function payloadOf(receipt: string): unknown {
  return JSON.parse(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString())
}

function isCookieReadable(): boolean {
  try {
    return typeof document.cookie === 'string'
  } catch {
    return false
  }
}

function status(): unknown {
  const { kvitto } = window as unknown as { kvitto: { status(id: string): string } }
  return { analytics: kvitto.status('analytics'), functional: kvitto.status('functional') }
}

/** A state as this browser would have written it: both purposes given, or both refused. */
async function validCookie(mark: 'g' | 'r'): Promise<string> {
  const answer = await fetch(`${demo.collector}/v1/sites/demo/policy`)
  const { policyVersion, meanings } = (await answer.json()) as {
    policyVersion: string
    meanings: Record<string, string>
  }
  const now = Math.floor(Date.now() / 1000)
  const marks = Object.entries(meanings).map(([id, hash]) => `${id}~${mark}~${hash.slice(0, 8)}`)
  return ['1', policyVersion, now - 60, now + 86_400, '-', '-', ...marks].join('.')
}

import { setTimeout as sleep } from 'node:timers/promises'
import { verifyReceipt } from '@kvitto/receipt'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EnginePage, Visitor } from '../engines/engine.ts'
import { press, stateCookie } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { isThere } from './is-there.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'

const KEEP_ERRORS = `
window.uncaught = []
addEventListener('error', ({ message }) => uncaught.push(message))
addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)))`

const KEEP_CODES = `<script>
window.codes = []
kvitto.subscribe(({ code, message }) => code && codes.push(code + ' ' + message))
</script>`

const PROTOTYPES = {
  'Object.prototype, enumerable': `
    Object.prototype.extra = 'x'
    Object.prototype.count = 7`,
  'Object.prototype, a method': 'Object.prototype.each = function () {}',
  'Object.prototype, named as attributes and options are': `
    Object.prototype.hidden = Object.prototype.disabled = Object.prototype.once = true
    Object.prototype.style = 'display: none'`,
  'Object.prototype, named as purposes are': `
    Object.prototype.stats = Object.prototype.video = Object.prototype.analytics = 'g'
    Object.prototype.functional = 'given'`,
  'Array.prototype, enumerable': `
    Array.prototype.first = function () { return this[0] }
    Array.prototype.extra = 'x'`,
  'toJSON of what is no object': `
    for (const each of [Array, String, Number, Boolean, Date])
      each.prototype.toJSON = function () { return 'x' }`,
}

/** For our parts alone: the test's own driver answers by it too. */
const breakJson = (name: 'parse' | 'stringify') => `
  const own = JSON.${name}
  JSON.${name} = (...all) => {
    if (new Error().stack.includes('/builds/')) throw new Error('no')
    return own(...all)
  }`

const WRAPPED = {
  crypto: `
    for (const name of ['generateKey', 'sign', 'digest', 'exportKey']) {
      const own = SubtleCrypto.prototype[name]
      SubtleCrypto.prototype[name] = function (...all) { return Promise.resolve(own.apply(this, all)) }
    }
    const random = Crypto.prototype.getRandomValues
    Crypto.prototype.getRandomValues = function (all) { return random.call(this, all) }`,
  'getRandomValues, which fills nothing': 'crypto.getRandomValues = (bytes) => bytes',
  JSON: `
    const { stringify, parse } = JSON
    JSON.stringify = (value, replacer) => stringify(value, replacer, 2)
    const revived = (_, value) => /^\\d{4}-/.test(value) ? new Date(value) : value
    JSON.parse = (text, reviver = revived) => parse(text, reviver)`,
  'JSON.parse, which throws': breakJson('parse'),
  'queueMicrotask, which throws in status': `
    const own = queueMicrotask
    window.queueMicrotask = (run) => {
      if (/status/.test(new Error().stack)) throw new Error('no')
      own(run)
    }`,
  fetch: `
    const own = fetch
    window.fetch = async (...all) => own(new Request(...all))`,
}

/** Where nothing can be signed or sent, with what the page hears of it. */
const UNSIGNED: Record<string, [script: string, code: RegExp | undefined]> = {
  'getRandomValues throws': [
    `crypto.getRandomValues = () => { throw new Error('no') }`,
    /^chunk_failed Error: no$/,
  ],
  'crypto.subtle throws': [
    `for (const name of ['generateKey', 'sign', 'digest', 'exportKey'])
      SubtleCrypto.prototype[name] = () => { throw new Error('no') }`,
    /^chunk_failed Error: no$/,
  ],
  'crypto.subtle answers with nothing': [
    `for (const name of ['generateKey', 'sign', 'digest', 'exportKey'])
      SubtleCrypto.prototype[name] = async () => {}`,
    /^chunk_failed TypeError[^/]*$/,
  ],
  'crypto.subtle never answers': [
    `for (const name of ['generateKey', 'sign', 'digest', 'exportKey'])
      SubtleCrypto.prototype[name] = () => new Promise(() => {})`,
    undefined,
  ],
}

/** What is signed wrong is refused. */
const REJECTED: Record<string, [script: string, code: string]> = {
  'a signature of zeros': [
    'SubtleCrypto.prototype.sign = async () => new ArrayBuffer(64)',
    'receipt_rejected signature_invalid',
  ],
  'hashes of zeros': [
    'SubtleCrypto.prototype.digest = async () => new ArrayBuffer(32)',
    'receipt_rejected subject_mismatch',
  ],
}

let shop: OpenShop
/** In the head, before our script. */
let before = ''

beforeAll(async () => {
  shop = await openShop()
  shop.serve(() => {
    const own = `<script>${KEEP_ERRORS}\n{${before}\n}</script>`
    return shopPage(own + shop.tag() + KEEP_CODES + shop.lib, shop.film)
  })
})
afterAll(() => shop?.close())

eachEngineInFull(({ name, newVisitor }) => {
  let visitor: Visitor
  let page: EnginePage
  let known: number

  beforeEach(async () => {
    before = ''
    await shop.forgetRequests()
    visitor = await newVisitor()
    page = await visitor.newPage()
    known = (await shop.records()).length
  })
  afterEach(async () => {
    expect(await kept('uncaught')).toBe('')
    expect(await page.evaluate(() => Reflect.get(window, 'shopRan'))).toBe(true)
    await visitor.close()
  })

  async function visit(script = ''): Promise<void> {
    before = script
    await page.goto(shop.origin)
    await page.waitFor('#kvitto-first')
    expect(await shop.reached()).toEqual([])
  }

  const news = async () => (await shop.records()).slice(known)
  /** Joined in the page: its arrays may write themselves in another way. */
  const kept = (name: 'codes' | 'uncaught') =>
    page.evaluate((list) => (Reflect.get(window, list) as string[]).join(' / '), name)
  const codes = () => kept('codes')

  /** One record came of it, and anyone can check it. */
  async function expectReceipt(method: string): Promise<void> {
    await expect.poll(async () => (await news()).length, { timeout: 8000 }).toBe(1)
    const [record] = await news()
    expect(record).toMatchObject({ method, trust: 'signed' })
    await verifyReceipt(record?.receipt ?? '')
    expect(await codes()).toBe('')
  }

  async function expectAccepted(): Promise<void> {
    await press(page, 'accept')
    await expect.poll(async () => (await shop.reached()).toSorted()).toEqual(ALL)
    expect(await stateCookie(page)).toContain('analytics~g~')
    expect(await isThere(page, '#kvitto-first')).toBe(false)
  }

  async function expectRefused(): Promise<void> {
    await press(page, 'refuse')
    await expect.poll(() => stateCookie(page)).toContain('analytics~r~')
    expect(await isThere(page, '#kvitto-first')).toBe(false)
    expect(await page.evaluate(isAnyOpen)).toBe(false)
    expect(await shop.reached()).toEqual([])
  }

  describe('a page that adds members to prototypes', () => {
    const markup = (selector: string) =>
      page.evaluate((text) => document.querySelector(text)?.outerHTML, selector)

    // WebKit's own driver calls it cyclic.
    const scripts = Object.entries(PROTOTYPES).filter(
      ([, script]) => name !== 'webkit' || !script.includes('Object.prototype.each'),
    )

    test.each(scripts)('%s: the same question, and its answers are received', async (_, script) => {
      await visit()
      const asked = await markup('#kvitto-first')
      await visit(script)
      expect(await markup('#kvitto-first')).toBe(asked)
      await expectRefused()
      await expectReceipt('reject-all')
      await page.reload()
      await page.click('#kvitto-reopen')
      await page.waitFor('#kvitto-preferences')
      known += 1
      await press(page, 'accept')
      await expect.poll(async () => (await shop.reached()).toSorted()).toEqual(ALL)
      await expectReceipt('accept-all')
    })
  })

  describe('a page that wraps or breaks what we call', () => {
    test.each(Object.entries(WRAPPED))(
      '%s: both answers take effect, and are received',
      async (_, script) => {
        await visit(script)
        await expectAccepted()
        await expectReceipt('accept-all')
        await visitor.close()
        known += 1
        visitor = await newVisitor()
        page = await visitor.newPage()
        await shop.forgetRequests()
        await visit(script)
        await expectRefused()
        await expectReceipt('reject-all')
      },
    )

    test.each(Object.entries(UNSIGNED))(
      '%s: both answers take effect, and the next whole page sends them',
      async (_, [script, code]) => {
        await visit(script)
        await expectRefused()
        if (code) await expect.poll(codes).toMatch(code)
        else await sleep(500)
        expect(await news()).toEqual([])
        before = ''
        await page.reload()
        await expectReceipt('reject-all')
        expect(await shop.reached()).toEqual([])
        known += 1
        before = script
        await page.reload()
        await page.click('#kvitto-reopen')
        await press(page, 'accept')
        await expect.poll(async () => (await shop.reached()).toSorted()).toEqual(ALL)
        expect(await news()).toEqual([])
        before = ''
        await page.reload()
        await expectReceipt('accept-all')
      },
    )

    test.each(Object.entries(REJECTED))(
      '%s: both answers take effect, the collector takes neither, and the page hears of it',
      async (_, [script, code]) => {
        await visit(script)
        await expectRefused()
        await expect.poll(codes).toBe(code)
        await page.click('#kvitto-reopen')
        await press(page, 'accept')
        await expect.poll(async () => (await shop.reached()).toSorted()).toEqual(ALL)
        await expect.poll(codes).toBe(`${code} / ${code}`)
        expect(await news()).toEqual([])
      },
    )

    test('JSON.stringify, which throws: both answers take effect, and the page hears of it', async () => {
      await visit(breakJson('stringify'))
      await expectRefused()
      await expect.poll(codes).toBe('chunk_failed Error: no')
      await page.click('#kvitto-reopen')
      await press(page, 'accept')
      await expect.poll(async () => (await shop.reached()).toSorted()).toEqual(ALL)
      expect(await news()).toEqual([])
    })

    test.each([
      `window.fetch = () => { throw new Error('no') }`,
      'Response.prototype.json = async () => null',
    ])('%s: nothing runs, and the next whole page asks', async (script) => {
      before = script
      await page.goto(shop.origin)
      await sleep(1000)
      expect(await isThere(page, '#kvitto-first')).toBe(false)
      expect(await shop.reached()).toEqual([])
      await visit()
      await expectRefused()
      await expectReceipt('reject-all')
    })
  })
})

/** In the page. */
function isAnyOpen(): boolean {
  const { kvitto } = window as unknown as { kvitto: { allows(id: string): boolean } }
  return ['stats', 'video', 'analytics', 'functional'].some(kvitto.allows)
}

const ALL = ['/stats/lib.js', '/video/embed']

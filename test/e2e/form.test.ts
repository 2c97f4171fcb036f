import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EnginePage, Visitor } from '../engines/engine.ts'
import { press, stateCookie } from './as-visitor.ts'
import { eachEngine, eachEngineInFull, type OpenEngine } from './each-engine.ts'
import { keptOnDevice } from './kept-on-device.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'
import { textOf } from './text-of.ts'

/** A receipt is on its way beside all that the machine does. */
const SLOW = { timeout: 20_000 }
const BOX = '[data-kvitto-form]'
const SEND = 'form .main'
const TICK = '<label><input type="checkbox" data-kvitto-form="letters">Yes</label>'
const SHOWN = 'Send me four letters a year by e-mail. I can end it in every letter.'

let shop: OpenShop
/** What reached the site's server with the last form. */
let posted: string
let page: EnginePage

beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop?.close())

eachEngine((engine) => {
  openPages(engine)

  describe('letters that a form of the site’s asks for', () => {
    test('are given by a tick, confirmed by the site, and withdrawn in the preferences', async () => {
      await page.goto(`${shop.site}/letters/`)
      await press(page, 'refuse')
      await page.waitFor('#kvitto-reopen')
      const before = (await shop.records()).length
      const cookie = (await stateCookie(page)).split('.').slice(6).join('.')
      await followed(page)
      await typeAddress(page)
      await page.click(BOX)
      await page.click(SEND)
      await expect.poll(() => textOf(page, 'h1'), SLOW).toBe('One step is left')
      const record = await letterAfter(before)
      expect(record).toMatchObject({
        method: 'form',
        trust: 'signed',
        decisions: { letters: 'given' },
        gesture: { trusted: true },
        language: 'en',
      })
      const payload = payloadOf(record?.receipt)
      expect(payload).toMatchObject({
        layer: null,
        ui: 'custom',
        previous: null,
        meanings: { letters: expect.stringMatching(/^[\w-]{43}$/) },
        shown: createHash('sha256').update(SHOWN).digest('base64url'),
      })
      expect(JSON.stringify(payload)).not.toMatch(/example|reader/)
      expect(await statusOf(record?.subjectId)).toMatchObject({ confirmation: 'pending' })

      // The banner's own decisions stand as they were, and stand apart.
      expect((await stateCookie(page)).split('.').slice(6).join('.')).toBe(cookie)

      await page.click('main a')
      await page.waitFor(SEND)
      await page.click(SEND)
      await expect.poll(() => textOf(page, 'h1'), SLOW).toBe('You will get our letters')
      expect(await statusOf(record?.subjectId)).toMatchObject({ confirmation: 'confirmed' })
      const reader = (await shop.records()).findLast(({ trust }) => trust === 'host')?.subjectId
      expect(await statusOf(reader)).toMatchObject({ status: 'given' })

      // Accepting and rejecting all leave them alone.
      await page.click('#kvitto-reopen')
      await page.waitFor('[data-kvitto-given="letters"]')
      await press(page, 'accept')
      await page.waitFor('#kvitto-reopen')
      expect(await statusOf(reader)).toMatchObject({ status: 'given' })
      await page.click('#kvitto-reopen')
      await page.waitFor('[data-kvitto-given="letters"]')
      await press(page, 'withdraw-form')
      await expect
        .poll(() => textOf(page, '#kvitto-preferences [role=status]'), SLOW)
        .toContain('withdrawn')
      expect(await page.evaluate(isGivenShown)).toBe(false)
      await expect.poll(async () => (await statusOf(reader))?.status, SLOW).toBe('withdrawn')
      expect(await statusOf(record?.subjectId)).toMatchObject({ status: 'withdrawn' })
      expect(await page.evaluate(analyticsStatus)).toBe('given')
      await expect.poll(() => page.evaluate(formKeys), SLOW).toEqual([])
    })
  })
})

eachEngineInFull((engine) => {
  openPages(engine)

  describe('letters that a form of the site’s asks for', () => {
    test('leave the form as it is where nobody ticks the box', async () => {
      const before = (await shop.records()).length
      await page.goto(`${shop.site}/letters/`)
      await press(page, 'close')
      await followed(page)
      await typeAddress(page)
      await page.click(SEND)
      await expect.poll(() => textOf(page, 'h1'), SLOW).toBe('Nothing was asked for')
      expect(await shop.records()).toHaveLength(before)
      expect(await keptOnDevice(page)).not.toContain('kvitto-form')
    })
  })

  describe('a box that is no consent makes no receipt, and the form goes on', () => {
    test.each([
      [
        'ticked beforehand',
        '<label><input type="checkbox" data-kvitto-form="letters" checked>Yes</label>',
        'ticked beforehand',
      ],
      [
        'ticked by a script',
        '<label><input type="checkbox" data-kvitto-form="letters" id="scripted">Yes</label>',
        'made otherwise',
      ],
      [
        'that has to be ticked',
        '<label><input type="checkbox" data-kvitto-form="letters" required>Yes</label>',
        'required',
      ],
    ])('one %s', async (_, box, expected) => {
      const before = (await shop.records()).length
      await openForm(page, box)
      if (/checked|scripted/.test(box)) await page.evaluate(tickByScript)
      else await page.click(BOX)
      await page.click(SEND)
      await expect.poll(() => posted).toContain('name=')
      expect(posted).not.toContain('kvitto-receipt')
      await page.waitFor('#sent')
      expect(await page.evaluate(complaints)).toContain(expected)
      expect(await shop.records()).toHaveLength(before)
    })
  })

  test('an application’s form, shown later and sent by script, has the receipt’s id at once', async () => {
    await openForm(page, '')
    await page.evaluate(showForm)
    await followed(page)
    await page.click(BOX)
    await page.click('#own .main')
    await page.waitFor('#sent')
    const id = (await textOf(page, '#sent')) ?? ''
    await expect
      .poll(async () => (await shop.records()).some(({ receiptId }) => receiptId === id))
      .toBe(true)
  })

  test('a form that the page’s own script refuses makes no receipt, and one in all when it is sent', async () => {
    const before = (await shop.records()).length
    await openForm(page, TICK)
    await page.evaluate(refuseTwice)
    await page.click(BOX)
    await page.click(SEND)
    await page.click(SEND)
    expect(await page.evaluate(waitingForms)).toBe('')
    await page.click(SEND)
    await page.waitFor('#sent')
    const id = /kvitto-receipt=([\w-]+)/.exec(posted)?.[1]
    const letters = async () => (await shop.records()).slice(before).filter(isLetter)
    await expect.poll(letters, SLOW).toMatchObject([{ receiptId: id }])
    expect(await letters()).toHaveLength(1)
  })

  test('each look of a script at one tick gives the same receipt, a new tick gives another', async () => {
    await openForm(page, TICK)
    await page.evaluate(lookTwice)
    await page.click(BOX)
    await page.click(SEND)
    await page.click(SEND)
    await page.evaluate(emptyForm)
    await page.click(SEND)
    await page.click(BOX)
    await page.click(SEND)
    const [first, second, third, fourth, ...last] = await page.evaluate(looks)
    expect(first).toMatch(/^[\w-]{36}$/)
    expect([second, third, fourth]).toEqual([first, first, first])
    expect(last.slice(0, 2)).toEqual(['', ''])
    expect(last[2]).toMatch(/^[\w-]{36}$/)
    expect(last[2]).not.toBe(first)
    expect(last[3]).toBe(last[2])
  })

  test('what the browser sends twice with one tick are two receipts', async () => {
    await openForm(page, TICK)
    await page.evaluate(sendToFrame)
    await page.click(BOX)
    await page.click(SEND)
    await expect.poll(() => ids().length).toBe(1)
    await page.click(SEND)
    await expect.poll(() => ids().length).toBe(2)
    expect(new Set(ids()).size).toBe(2)
  })

  test('a form goes on at once while the collector is away; the receipt follows', async () => {
    await openForm(page, TICK)
    await shop.stopCollector()
    try {
      await page.click(BOX)
      await page.click(SEND)
      await expect.poll(() => posted).toContain('kvitto-receipt=')
    } finally {
      await shop.startCollector()
    }
    const id = /kvitto-receipt=([\w-]+)/.exec(posted)?.[1]
    await page.goto(`${shop.origin}/`)
    await expect
      .poll(async () => (await shop.records()).some(({ receiptId }) => receiptId === id), {
        timeout: 20_000,
      })
      .toBe(true)
  })
})

/** A new page of a new visitor for every test. */
function openPages({ newVisitor }: OpenEngine): void {
  let visitor: Visitor
  beforeEach(async () => {
    visitor = await newVisitor()
    page = await visitor.newPage()
  })
  afterEach(() => visitor?.close())
}

/** A page of the shop's with this box in a form. */
async function openForm(page: EnginePage, box: string): Promise<void> {
  posted = ''
  shop.serve(async ({ pathname }, request) => {
    if (pathname === '/sent') {
      for await (const chunk of request) posted += chunk
      return shopPage(shop.tag(), '<p id="sent">Sent</p>')
    }
    if (pathname !== '/') return undefined
    const form = `<form method="post" action="/sent"><input name="name" value="A">${box}<button class="main">Send</button></form>`
    return shopPage(`${COMPLAINTS}${shop.tag()}`, form)
  })
  await page.goto(`${shop.origin}/`)
  if (box) await followed(page)
}

/** Kept over the form's own navigation. */
const COMPLAINTS = `<script>
console.error = (text) => { sessionStorage.complaints = (sessionStorage.complaints || '') + text }
</script>`

/** Resolves when the part that follows forms is there, and knows the policy. */
async function followed(page: EnginePage): Promise<void> {
  const loaded = () =>
    performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/form.js')) &&
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/policies/'))
  await expect.poll(() => page.evaluate(loaded), { timeout: 10_000 }).toBe(true)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)))
}

async function typeAddress(page: EnginePage): Promise<void> {
  await page.evaluate(() => {
    const field = document.querySelector('input[name=email]')
    if (field instanceof HTMLInputElement) field.value = 'reader@example.com'
  })
}

/** The record of a form that comes after so many. */
async function letterAfter(count: number) {
  const found = async () =>
    (await shop.records()).slice(count).find(({ method }) => method === 'form')
  await expect.poll(found, SLOW).toBeDefined()
  return found()
}

function payloadOf(receipt = ''): Record<string, unknown> {
  return JSON.parse(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString())
}

async function statusOf(id = ''): Promise<{ status: string; confirmation?: string } | undefined> {
  const { status } = await shop.admin<{
    status: Record<string, { status: string; confirmation?: string }>
  }>(`subjects/${id}`)
  return status.letters
}

function isLetter({ method }: { method: string }): boolean {
  return method === 'form'
}

/** Of what was posted since the form was opened. */
function ids(): string[] {
  return [...posted.matchAll(/kvitto-receipt=([\w-]+)/g)].map(([, id]) => id ?? '')
}

/** A page that checks what is typed by itself, and does not like the first two. */
function refuseTwice(): void {
  let left = 2
  document.querySelector('form')?.addEventListener('submit', (event) => {
    if (left-- > 0) event.preventDefault()
  })
}

function waitingForms(): string {
  return localStorage.getItem('kvitto-form') ?? ''
}

/** A page that reads the form to check it, and once more to send it. */
function lookTwice(): void {
  const form = document.querySelector('form')
  const seen: string[] = []
  Object.assign(window, { seen })
  const look = () => seen.push(String(form ? (new FormData(form).get('kvitto-receipt') ?? '') : ''))
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    look()
    look()
  })
}

function looks(): string[] {
  return (window as unknown as { seen: string[] }).seen
}

function emptyForm(): void {
  document.querySelector('form')?.reset()
}

function sendToFrame(): void {
  const frame = document.createElement('iframe')
  frame.name = 'answers'
  document.body.append(frame)
  document.querySelector('form')?.setAttribute('target', 'answers')
}

function tickByScript(): void {
  const box = document.querySelector('[data-kvitto-form]')
  if (!(box instanceof HTMLInputElement)) return
  box.checked = false
  box.closest('label')?.click()
}

function complaints(): string {
  return String(sessionStorage.complaints)
}

function isGivenShown(): boolean {
  return document.querySelector('[data-kvitto-given]') !== null
}

function analyticsStatus(): string {
  const { kvitto } = window as unknown as { kvitto: { status(id: string): string } }
  return kvitto.status('analytics')
}

/** What is left of it on the device. */
async function formKeys(): Promise<string[]> {
  const stored = Object.keys(localStorage).filter((key) => key.startsWith('kvitto-form'))
  const open = indexedDB.open('kvitto-form')
  await new Promise((resolve) => {
    open.onsuccess = resolve
  })
  const names = [...open.result.objectStoreNames]
  if (names.length === 0) return stored
  const keys = open.result.transaction('kvitto-form').objectStore('kvitto-form').getAllKeys()
  await new Promise((resolve) => {
    keys.onsuccess = resolve
  })
  open.result.close()
  return [...keys.result.map(String), ...stored]
}

function showForm(): void {
  const form = document.createElement('form')
  form.id = 'own'
  const label = document.createElement('label')
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.dataset.kvittoForm = 'letters'
  label.append(box, 'Yes, by e-mail')
  const button = document.createElement('button')
  button.className = 'main'
  button.textContent = 'Send'
  form.append(label, button)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const sent = document.createElement('p')
    sent.id = 'sent'
    sent.textContent = String(new FormData(form).get('kvitto-receipt'))
    document.body.append(sent)
  })
  document.body.append(form)
}

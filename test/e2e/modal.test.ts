import { afterAll, beforeAll, expect, test } from 'vitest'
import { delivered, press, stateCookie } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { isThere } from './is-there.ts'
import type { OpenLooks } from './looks/open-looks.ts'
import { openLooks } from './looks/open-looks.ts'
import { visitEach } from './visit-each.ts'

const FIRST = '#kvitto-first'
const PREFERENCES = '#kvitto-preferences'

let shop: OpenLooks

beforeAll(async () => {
  shop = await openLooks()
  await shop.wear({ layout: 'modal', theme: 'kvitto' })
})
afterAll(() => shop?.close())

eachEngineInFull((engine) => {
  const { page } = visitEach(engine)

  async function open(): Promise<void> {
    await page.goto(shop.origin)
    await page.waitFor(FIRST)
    await page.evaluate(countPresses)
  }

  const isInert = () => page.evaluate(isPageInert)
  const presses = () => page.evaluate(() => Reflect.get(window, 'presses'))
  const focused = () => page.evaluate(() => document.activeElement?.id ?? '')

  /** The page's own button takes a person's click. */
  async function expectPageUsable(): Promise<void> {
    expect(await isInert()).toBe(false)
    await page.click('#own')
    await expect.poll(presses).toBe(1)
  }

  test('the page is inert while the question stands, and usable after the answer', async () => {
    await open()
    expect(await isInert()).toBe(true)
    expect(await focused()).toBe('kvitto-first')
    await press(page, 'refuse')
    await delivered(page)
    expect(await stateCookie(page)).toContain('~r~')
    await expectPageUsable()
  })

  test('the browser keeps the focus inside', async () => {
    await open()
    const seen: string[] = []
    for (let count = 0; count < 14; count++) {
      await page.press('Tab')
      seen.push(await page.evaluate(whereFocusIs))
    }
    expect(seen).toContain('refuse')
    expect(seen).toContain('accept')
    expect(seen).not.toContain('page')
  })

  test('Esc closes it as its control does, also where the focus is on nothing', async () => {
    await open()
    await page.press('Escape')
    await expect.poll(() => isThere(page, FIRST)).toBe(false)
    expect(await stateCookie(page)).toBe('')
    await expectPageUsable()
    await page.reload()
    await page.waitFor(FIRST)
    await page.evaluate(() => document.querySelector<HTMLElement>('#kvitto-first')?.blur())
    await page.press('Escape')
    await expect.poll(() => isThere(page, FIRST)).toBe(false)
    expect(await stateCookie(page)).toBe('')
  })

  test('Esc refuses where closing does', async () => {
    const { behaviour } = shop.policy
    const look = { layout: 'modal', theme: 'kvitto' } as const
    await shop.wear(look, { behaviour: { ...behaviour, onClose: 'refuse' } })
    try {
      await open()
      await page.press('Escape')
      await delivered(page)
      expect((await shop.records()).at(-1)).toMatchObject({ method: 'close' })
      await expectPageUsable()
    } finally {
      await shop.wear(look)
    }
  })

  test('a click made by a script refuses', async () => {
    await open()
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('[data-kvitto-action="refuse"]')?.click(),
    )
    await delivered(page)
    expect(await isThere(page, FIRST)).toBe(false)
    await expectPageUsable()
  })

  test('the preferences are modal too, and Esc closes what is in front, no more', async () => {
    await open()
    await press(page, 'choose')
    await page.waitFor(PREFERENCES)
    expect(await page.evaluate(() => document.querySelectorAll('dialog:modal').length)).toBe(2)
    await expect.poll(focused).toBe('kvitto-preferences-title')
    await page.press('Escape')
    await expect.poll(() => isThere(page, PREFERENCES)).toBe(false)
    await page.waitFor(FIRST)
    expect(await isInert()).toBe(true)
    await press(page, 'refuse')
    await delivered(page)
    await page.click('#kvitto-reopen')
    await page.waitFor(PREFERENCES)
    expect(await isInert()).toBe(true)
    await page.press('Escape')
    await expect.poll(focused).toBe('kvitto-reopen')
    await expectPageUsable()
  })

  test('who pressed a text in the preferences is back at what opened them', async () => {
    await open()
    await press(page, 'choose')
    await page.waitFor(PREFERENCES)
    await page.click(`${PREFERENCES} .kvitto-text > p`)
    await page.press('Escape')
    await expect.poll(() => isThere(page, PREFERENCES)).toBe(false)
    expect(await page.evaluate(whereFocusIs)).toBe('choose')
    await press(page, 'refuse')
    await delivered(page)
    await page.click('#kvitto-reopen')
    await page.waitFor(PREFERENCES)
    await page.click(`${PREFERENCES} .kvitto-text > p`)
    await page.press('Escape')
    await expect.poll(focused).toBe('kvitto-reopen')
  })

  test('a page that takes it away is usable', async () => {
    await open()
    await page.evaluate(() => document.querySelector('#kvitto-first')?.remove())
    await expectPageUsable()
    await page.waitFor('#kvitto-reopen')
  })
})

function countPresses(): void {
  Object.assign(window, { presses: 0 })
  document.querySelector('#own')?.addEventListener('click', () => {
    Reflect.set(window, 'presses', Reflect.get(window, 'presses') + 1)
  })
}

/** The page's own button takes neither the focus nor a pointer. */
function isPageInert(): boolean {
  const own = document.querySelector<HTMLElement>('#own')
  if (!own) throw new Error('expected the page, found none')
  const before = document.activeElement
  own.focus()
  const isFocused = document.activeElement === own
  if (before instanceof HTMLElement) before.focus()
  const { x, y } = own.getBoundingClientRect()
  return !isFocused && document.elementFromPoint(x + 3, y + 3) !== own
}

function whereFocusIs(): string {
  const { activeElement } = document
  if (!activeElement || activeElement === document.body) return 'browser'
  if (!activeElement.closest('#kvitto-first')) return 'page'
  return activeElement.getAttribute('data-kvitto-action') ?? 'text'
}

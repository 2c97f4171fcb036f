import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { delivered, press, stateCookie } from './as-visitor.ts'
import { eachEngine } from './each-engine.ts'
import { isThere } from './is-there.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { textOf } from './text-of.ts'
import { visitEach } from './visit-each.ts'

const FIRST = '#kvitto-first'

let demo: OpenDemo

beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo?.close())

eachEngine((engine) => {
  const { page } = visitEach(engine)

  async function open(path = '/'): Promise<void> {
    await page.goto(demo.site + path)
    await page.waitFor(FIRST)
  }

  const focusedName = () => page.evaluate(nameOfFocused)

  /** Tabs until `is` holds, at most so often. */
  async function tabTo(is: (name: string) => boolean, most = 40): Promise<void> {
    for (let count = 0; count < most; count++) {
      if (is(await focusedName())) return
      await page.press('Tab')
    }
    throw new Error(`expected to get there within ${most} tabs, stand at ${await focusedName()}`)
  }

  const focus = (selector: string) =>
    page.evaluate((text) => document.querySelector<HTMLElement>(text)?.focus(), selector)

  describe('the first layer by keyboard', () => {
    test('comes first, takes no focus, and its buttons follow each other', async () => {
      await open()
      expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
      const seen: string[] = []
      for (let count = 0; count < 12; count++) {
        await page.press('Tab')
        if (!(await page.evaluate(isInFirst))) break
        seen.push(await focusedName())
      }
      const actions = seen.filter((name) => ['refuse', 'accept', 'choose', 'close'].includes(name))
      expect(actions).toEqual(['refuse', 'accept', 'choose', 'close'])
      // No trap: the page itself comes next.
      expect(await page.evaluate(() => document.activeElement?.closest('header') !== null)).toBe(
        true,
      )
    })

    test.each([
      ['Enter', 'refuse', 'reject-all'],
      ['Space', 'accept', 'accept-all'],
    ])('%s presses %s', async (key, action, method) => {
      await open()
      await tabTo((name) => name === action)
      await page.press(key)
      await delivered(page)
      expect((await demo.records()).at(-1)).toMatchObject({ method, gesture: { trusted: true } })
      expect(await isThere(page, FIRST)).toBe(false)
    })

    test('Escape acts only while the focus is inside', async () => {
      await open()
      await page.press('Escape')
      expect(await isThere(page, FIRST)).toBe(true)
      await focus('header a')
      await page.press('Escape')
      expect(await isThere(page, FIRST)).toBe(true)
      await focus('[data-kvitto-action="choose"]')
      await page.press('Escape')
      expect(await isThere(page, FIRST)).toBe(false)
      expect(await stateCookie(page)).toBe('')
      await page.reload()
      await page.waitFor('#kvitto-first')
    })
  })

  describe('the preferences by keyboard', () => {
    test('open, turn a switch, save; the focus goes in and comes back', async () => {
      await open()
      await tabTo((name) => name === 'refuse')
      await page.press('Enter')
      await delivered(page)
      await focus('#kvitto-reopen')
      await page.press('Enter')
      await page.waitFor('#kvitto-preferences')
      await expect.poll(focusedName).toBe('kvitto-preferences-title')
      await page.press('Escape')
      await expect.poll(focusedName).toBe('kvitto-reopen')
      await page.press('Space')
      await page.waitFor('#kvitto-preferences')
      await expect.poll(focusedName).toBe('kvitto-preferences-title')
      for (let count = 0; count < 20 && !(await page.evaluate(isOnAnalytics)); count++) {
        await page.press('Tab')
      }
      await page.press('Space')
      expect(await page.evaluate(isAnalyticsOn)).toBe(true)
      await tabTo((name) => name === 'save')
      await page.press('Enter')
      await expect.poll(focusedName).toBe('kvitto-reopen')
      await delivered(page)
      expect((await demo.records()).at(-1)).toMatchObject({
        method: 'save-choices',
        decisions: { analytics: 'given', functional: 'refused' },
        gesture: { trusted: true },
      })
    })

    test('opened from the question give the focus back to it', async () => {
      await open()
      await tabTo((name) => name === 'choose')
      await page.press('Enter')
      await expect.poll(focusedName).toBe('kvitto-preferences-title')
      await page.press('Escape')
      await expect.poll(focusedName).toBe('choose')
    })
  })

  describe('languages', () => {
    test('a Swedish page asks in Swedish, and the receipt says sv', async () => {
      await open('/sv/')
      expect(await attribute(FIRST, 'lang')).toBe('sv')
      expect(await attribute(FIRST, 'dir')).toBe('ltr')
      expect(await textOf(page, FIRST)).toContain('Får vi räkna ditt besök?')
      await expect.poll(() => textOf(page, '.kvitto-placeholder')).toContain('Visa filmer')
      await press(page, 'refuse')
      await delivered(page)
      expect((await demo.records()).at(-1)).toMatchObject({ language: 'sv' })
      expect(await textOf(page, '#kvitto-reopen')).toBe('Integritetsval')
      await page.click('#kvitto-reopen')
      await page.waitFor('#kvitto-preferences')
      expect(await attribute('#kvitto-preferences', 'lang')).toBe('sv')
    })
  })

  const attribute = (selector: string, name: string) =>
    page.evaluate((text, key) => document.querySelector(text)?.getAttribute(key), selector, name)
})

function nameOfFocused(): string {
  const element = document.activeElement as HTMLElement | null
  return element?.dataset.kvittoAction ?? element?.id ?? ''
}

function isInFirst(): boolean {
  return document.activeElement?.closest('#kvitto-first') !== null
}

function isOnAnalytics(): boolean {
  return document.activeElement?.getAttribute('data-kvitto-category') === 'analytics'
}

function isAnalyticsOn(): boolean | undefined {
  return document.querySelector<HTMLInputElement>('[data-kvitto-category="analytics"]')?.checked
}

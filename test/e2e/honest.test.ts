import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EnginePage } from '../engines/engine.ts'
import { delivered, press, stateCookie } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { isThere } from './is-there.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { textOf } from './text-of.ts'
import { visitEach } from './visit-each.ts'

const FIRST = '#kvitto-first'
const PREFERENCES = '#kvitto-preferences'

let demo: OpenDemo

beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo?.close())

eachEngineInFull((engine) => {
  const { page } = visitEach(engine)

  beforeEach(async () => {
    await demo.forgetRequests()
    await page.goto(demo.site)
    await page.waitFor(FIRST)
  })

  test('scrolling, time, keys, a click beside it and going on to another page are no consent', async () => {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await page.press('ArrowDown')
    await page.click('h1')
    await sleep(1500)
    await page.goto(`${demo.site}/journal/`)
    await page.waitFor(FIRST)
    expect(await stateCookie(page)).toBe('')
    expect(await demo.reached()).toEqual([])
  })

  test('the page can be scrolled, read and used while the question stands', async () => {
    const found = await page.evaluate(() => {
      scrollTo(0, 200)
      const link = document.querySelector<HTMLElement>('header a')
      link?.focus({ preventScroll: true })
      return {
        isScrolled: scrollY > 0,
        isFocused: document.activeElement === link,
        inert: document.querySelectorAll('[inert], [aria-hidden=true]').length,
        overflow: [document.documentElement, document.body].map(
          (e) => getComputedStyle(e).overflowY,
        ),
        modal: document.querySelector('#kvitto-first')?.getAttribute('aria-modal') ?? 'none',
      }
    })
    expect(found).toEqual({
      isScrolled: true,
      isFocused: true,
      inert: 0,
      overflow: ['visible', 'visible'],
      modal: 'none',
    })
  })

  test('rejecting takes one click like accepting, and withdrawing all no more than accepting all', async () => {
    // One click from where the question stands.
    const actions = await page.evaluate(() =>
      [...document.querySelectorAll('#kvitto-first [data-kvitto-action]')].map((button) =>
        button.getAttribute('data-kvitto-action'),
      ),
    )
    expect(actions).toEqual(expect.arrayContaining(['accept', 'refuse']))
    await press(page, 'accept')
    await delivered(page)
    // From the control on, as accepting all is: open, press.
    await page.click('#kvitto-reopen')
    await page.waitFor(PREFERENCES)
    expect(await isThere(page, `${PREFERENCES} [data-kvitto-action="accept"]`)).toBe(true)
    await press(page, 'withdraw')
    await delivered(page)
    expect((await demo.records()).at(-1)).toMatchObject({ event: 'withdrawal' })
  })

  test('the control to come back is on every page, beside the question and never in it', async () => {
    await press(page, 'refuse')
    for (const path of ['/', '/journal/']) {
      await page.goto(demo.site + path)
      await page.waitFor('#kvitto-reopen')
      expect(
        await page.evaluate(() => document.querySelector('#kvitto-reopen')?.parentElement?.tagName),
      ).toBe('BODY')
    }
  })

  test('what is needed says why, and what Kvitto itself stores stands in the table', async () => {
    await press(page, 'choose')
    await page.waitFor(PREFERENCES)
    const text = await page.evaluate(
      () => document.querySelector('#kvitto-preferences')?.textContent ?? '',
    )
    const { purposes } = demo.policy
    for (const { reason } of purposes) if (reason) expect(text).toContain(reason.en)
    for (const name of ['kvitto', 'kvitto-ledger', 'kvitto-report']) {
      expect(await tableNames(page)).toContain(name)
    }
    expect(purposes.some(({ reason }) => reason)).toBe(true)
  })

  describe.each([
    ['/', 'en', 'ltr'],
    ['/sv/', 'sv', 'ltr'],
  ])('on %s', (path, lang, dir) => {
    test('all layers say their language and direction, the same', async () => {
      await page.goto(demo.site + path)
      await page.waitFor(FIRST)
      const attributes = (selector: string) =>
        page.evaluate((text) => {
          const layer = document.querySelector<HTMLElement>(text)
          return [layer?.lang, layer?.dir]
        }, selector)
      expect(await attributes(FIRST)).toEqual([lang, dir])
      await press(page, 'choose')
      await page.waitFor(PREFERENCES)
      expect(await attributes(PREFERENCES)).toEqual([lang, dir])
      expect(await textOf(page, `${PREFERENCES} h2`)).toBe(demo.policy.texts[lang]?.reopen)
    })
  })
})

function tableNames(page: EnginePage): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('#kvitto-preferences td:first-child')].map(
      (cell) => cell.textContent ?? '',
    ),
  )
}

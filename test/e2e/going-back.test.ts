import { setTimeout as sleep } from 'node:timers/promises'
import { createAdminClient } from '@kvitto/cli'
import type { GuardMode } from '@kvitto/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EnginePage } from '../engines/engine.ts'
import { delivered, press, withdraw } from './as-visitor.ts'
import { eachEngine } from './each-engine.ts'
import { isThere } from './is-there.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { visitEach } from './visit-each.ts'

/** What the shop's panel says once the named part has run. */
const TRACKER_RAN = '#what-ran [data-part="track"][data-ran]'
const NOTHING_RAN = '#what-ran[data-ran=""]'
const REPORT = '#kvitto-preferences [role=status]'

let demo: OpenDemo

beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo?.close())

async function publishGuard(guard: GuardMode): Promise<void> {
  const { collector, policy, tokens } = demo
  const behaviour = { ...policy.behaviour, guard }
  await createAdminClient({ collector, token: tokens.publish }).publishPolicy({
    ...policy,
    behaviour,
  })
}

eachEngine((engine) => {
  const { page, visitor } = visitEach(engine)

  beforeEach(async () => {
    await page.goto(demo.site)
    await page.waitFor('#kvitto-first')
  })

  describe('the Back button', () => {
    test('to a page that ran, after a withdrawal on the next: nothing runs', async () => {
      await acceptAll()
      await noteReturn()
      await follow('/journal/')
      await page.waitFor(TRACKER_RAN)
      await withdraw(page)
      await page.waitFor(REPORT)
      await demo.forgetRequests()
      await page.back()
      await expectReturned()
      await page.waitFor(NOTHING_RAN)
      expect(await page.evaluate(() => 'demoStats' in window)).toBe(false)
      await sleep(1000)
      expect(await demo.reached()).toEqual([])
      expect(await page.evaluate(() => document.cookie)).not.toContain('_demo_visit')
    })

    test('to a page that asked, after a grant on the next: it runs, and asks no more', async () => {
      await noteReturn()
      await follow('/journal/')
      await acceptAll()
      await page.back()
      await expectReturned()
      await page.waitFor(TRACKER_RAN)
      expect(await isThere(page, '#kvitto-first')).toBe(false)
    })
  })

  describe('another tab', () => {
    test('stops when everything is withdrawn in this one', async () => {
      await acceptAll()
      const other = await openTab('/journal/')
      await other.waitFor(TRACKER_RAN)
      await mark(page)
      await withdraw(other)
      await page.waitFor(NOTHING_RAN)
      await other.waitFor(NOTHING_RAN)
      await demo.forgetRequests()
      expect(await isMarked(page)).toBe(false)
      await sleep(1000)
      expect(await demo.reached()).toEqual([])
      expect(await isThere(page, 'iframe')).toBe(false)
      expect(await page.evaluate(() => document.cookie)).not.toContain('_demo_visit')
    })

    test('stops also where nothing has looked at its storage yet', async () => {
      await acceptAll()
      const other = await visitor.newPage()
      await other.goto(`${demo.site}/ten-lines/`)
      await expect.poll(() => hasRun(other)).toBe(true)
      await withdraw(page)
      await page.waitFor(NOTHING_RAN)
      await expect.poll(() => hasRun(other)).toBe(false)
    })

    test('runs when all is accepted in this one, without a reload', async () => {
      const other = await openTab('/journal/')
      await mark(page)
      await press(other, 'accept')
      await page.waitFor(TRACKER_RAN)
      await page.waitFor('iframe')
      expect(await isThere(page, '#kvitto-first')).toBe(false)
      await delivered(page)
      expect(await isMarked(page)).toBe(true)
    })
  })

  describe('a page on which the person may be typing', () => {
    beforeEach(async () => {
      await acceptAll()
      await page.goto(`${demo.site}/order/`)
      await page.waitFor(TRACKER_RAN)
      await page.click('[name="name"]')
      for (const letter of 'Half') await page.press(letter)
    })

    test('is not reloaded by a withdrawal on it, and runs nothing new', async () => {
      await withdraw(page)
      await page.waitFor(REPORT)
      await expectNothingNew()
    })

    test('is not reloaded by a withdrawal elsewhere, and runs nothing new', async () => {
      const other = await openTab('/journal/')
      await other.waitFor(TRACKER_RAN)
      await withdraw(other)
      await other.waitFor(NOTHING_RAN)
      await expectNothingNew()
    })

    test('keeps nothing of what goes on running until it is left', async () => {
      await withdraw(page)
      await page.waitFor(REPORT)
      await delivered(page)
      await page.evaluate(visitOfTracker)
      expect(await page.evaluate(() => document.cookie)).not.toContain('_demo_visit')
      expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    })
  })

  describe('such a page, without the guard', () => {
    beforeAll(() => publishGuard('off'))
    afterAll(() => publishGuard('services'))

    test('leaves nothing behind of what went on running until it was left', async () => {
      await acceptAll()
      await page.goto(`${demo.site}/order/`)
      await page.waitFor(TRACKER_RAN)
      await withdraw(page)
      await page.waitFor(REPORT)
      await delivered(page)
      await page.evaluate(visitOfTracker)
      expect(await page.evaluate(() => document.cookie)).toContain('_demo_visit')
      await page.goto(`${demo.site}/journal/`)
      expect(await page.evaluate(() => document.cookie)).not.toContain('_demo_visit')
      expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    })
  })

  async function acceptAll(): Promise<void> {
    await press(page, 'accept')
    await delivered(page)
    await page.waitFor(TRACKER_RAN)
  }

  async function openTab(path: string): Promise<EnginePage> {
    const tab = await visitor.newPage()
    await tab.goto(demo.site + path)
    await tab.waitFor('#kvitto-first, #kvitto-reopen')
    return tab
  }

  /** By the page's own link. */
  async function follow(path: string): Promise<void> {
    await page.click(`a[href="${path}"]`)
    await expect.poll(() => page.url().catch(() => '')).toBe(demo.site + path)
  }

  /** So that the page can tell that it came back as it was left, out of the back/forward cache. */
  function noteReturn(): Promise<void> {
    return page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) =>
        sessionStorage.setItem('returned', String(persisted)),
      )
    })
  }

  async function expectReturned(): Promise<void> {
    const returned = () => page.evaluate(() => sessionStorage.returned).catch(() => '')
    await expect.poll(returned).toBe('true')
  }

  /** False also of a page that is just being left. */
  function hasRun(tab: EnginePage): Promise<boolean> {
    return tab.evaluate(() => 'demoStats' in window).catch(() => false)
  }

  /** A reload takes the mark away. */
  function mark(tab: EnginePage): Promise<void> {
    return tab.evaluate(() => {
      document.documentElement.dataset.marked = ''
    })
  }

  function isMarked(tab: EnginePage): Promise<boolean> {
    return tab.evaluate(() => 'marked' in document.documentElement.dataset)
  }

  async function expectNothingNew(): Promise<void> {
    await demo.forgetRequests()
    await page.evaluate((thirdParties) => {
      const script = document.createElement('script')
      script.type = 'text/plain'
      script.dataset.kvitto = 'analytics'
      script.dataset.src = `${thirdParties}/stats/track.js`
      document.body.append(script)
    }, demo.thirdParties)
    await sleep(1000)
    expect(await demo.reached()).toEqual([])
    expect(
      await page.evaluate(() => document.querySelector<HTMLInputElement>('[name=name]')?.value),
    ).toBe('Half')
  }
})

/** In the page: what a tracker does that counts a step of the page. */
function visitOfTracker(): void {
  const { demoStats } = window as unknown as { demoStats: { visit(): void } }
  demoStats.visit()
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { Kvitto } from 'kvitto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delivered, press, stateCookie } from './as-visitor.ts'
import { eachEngine } from './each-engine.ts'
import { isThere } from './is-there.ts'
import { keptOnDevice } from './kept-on-device.ts'
import type { OpenDemo } from './open-demo.ts'
import { openDemo } from './open-demo.ts'
import { textOf } from './text-of.ts'
import { visitEach } from './visit-each.ts'

/** What the demo's shop page asks of third parties once all is agreed; scripts in this order. */
const SCRIPTS = ['/stats/lib.js', '/stats/track.js']
const PIXEL = '/stats/pixel.gif'
const FILM = '/video/embed'

let demo: OpenDemo

beforeAll(async () => {
  demo = await openDemo()
})
afterAll(() => demo?.close())

eachEngine((engine) => {
  const { page } = visitEach(engine)

  beforeEach(async () => {
    await demo.forgetRequests()
    await page.goto(demo.site)
    await page.waitFor('#kvitto-first')
  })

  describe('before a choice', () => {
    test('nothing reaches a third party, and nothing is stored', async () => {
      await sleep(1000)
      expect(await demo.reached()).toEqual([])
      expect(await page.evaluate(() => document.cookie)).toBe('')
      expect(await page.evaluate(() => ({ ...localStorage, ...sessionStorage }))).toEqual({})
      expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
    })
  })

  describe('accept', () => {
    test('lets all of it run, scripts in their order', async () => {
      await press(page, 'accept')
      await page.waitFor('iframe')
      await expect.poll(demo.reached).toHaveLength(4)
      const reached = await demo.reached()
      expect(reached.filter((path) => SCRIPTS.includes(path))).toEqual(SCRIPTS)
      expect(reached).toContain(PIXEL)
      expect(reached).toContain(FILM)
      // What was asked for runs a moment later.
      await expect.poll(() => textOf(page, '#what-ran')).not.toContain('held back')
    })

    test('leaves one signed receipt, provable, with the key that stays in this browser', async () => {
      const before = (await demo.records()).length
      await press(page, 'accept')
      await delivered(page)
      const records = await demo.records()
      expect(records).toHaveLength(before + 1)
      const record = records.at(-1)
      expect(record).toMatchObject({
        event: 'decision',
        method: 'accept-all',
        trust: 'signed',
        policyKnown: true,
        decisions: { functional: 'given', analytics: 'given' },
        previous: null,
        ends: [],
        language: 'en',
      })
      expect(record?.gesture.trusted).toBe(true)
      expect(await page.evaluate(() => indexedDB.databases())).toHaveLength(1)
    })

    test('is kept, and the question gone, when the press has ended; what follows leaves the next frame to the page', async () => {
      await page.evaluate(() => {
        const { kvitto } = window as unknown as { kvitto: Kvitto }
        const seen: string[] = []
        Object.assign(window, { seen })
        kvitto.subscribe(({ type }) => seen.push(type))
        addEventListener('click', () => {
          const isGone = document.querySelector('#kvitto-first') === null
          seen.push(`gone: ${isGone}, kept: ${/analytics~g/.test(document.cookie)}`)
        })
      })
      await press(page, 'accept')
      const seen = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen)
      await expect.poll(seen).toContain('decision')
      expect((await seen())[0]).toBe('gone: true, kept: true')
    })

    test('runs at once on the next page view, without a question or a part of ours to fetch', async () => {
      await press(page, 'accept')
      await delivered(page)
      await demo.forgetRequests()
      await page.reload()
      await expect.poll(demo.reached).toHaveLength(4)
      expect(await isThere(page, '#kvitto-first')).toBe(false)
      const fetched = await page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => name),
      )
      expect(fetched).toContain(`${demo.collector}/s/demo/kvitto.js`)
      expect(fetched.filter((url) => url.includes('/builds/'))).toEqual([])
    })
  })

  describe('reject', () => {
    test('runs nothing, also after a reload', async () => {
      await press(page, 'refuse')
      await delivered(page)
      await page.reload()
      await sleep(1000)
      expect(await demo.reached()).toEqual([])
      expect(await isThere(page, '#kvitto-first')).toBe(false)
    })

    test('leaves no key, id or history on the device once it is acknowledged', async () => {
      await press(page, 'refuse')
      await delivered(page)
      expect((await demo.records()).at(-1)).toMatchObject({ method: 'reject-all', trust: 'signed' })
      expect(await keptOnDevice(page)).toEqual([])
      const [, , decidedAt, expiresAt, receipt] = (await stateCookie(page)).split('.')
      expect(receipt).toBe('-')
      expect(Number(decidedAt) % 86_400).toBe(0)
      expect(Number(expiresAt) % 86_400).toBe(0)
    })
  })

  describe('deciding later', () => {
    test('runs nothing, leaves the control to come back, and asks again on the next page', async () => {
      await press(page, 'close')
      await page.waitFor('#kvitto-reopen')
      expect(await isThere(page, '#kvitto-first')).toBe(false)
      expect(await stateCookie(page)).toBe('')
      await page.reload()
      await page.waitFor('#kvitto-first')
      expect(await demo.reached()).toEqual([])
    })
  })

  describe('a choice of one purpose', () => {
    test('runs that purpose only', async () => {
      await press(page, 'choose')
      await page.click('[data-kvitto-category="analytics"]')
      await press(page, 'save')
      await delivered(page)
      await sleep(500)
      expect(await demo.reached()).not.toContain(FILM)
      expect(await demo.reached()).toContain(PIXEL)
      expect((await demo.records()).at(-1)).toMatchObject({
        method: 'save-choices',
        decisions: { functional: 'refused', analytics: 'given' },
      })
    })
  })
})

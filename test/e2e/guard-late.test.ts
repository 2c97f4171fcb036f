import { setTimeout as sleep } from 'node:timers/promises'
import type { Slice } from '@kvitto/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngine } from './each-engine.ts'
import type { GuardedPage, GuardSite } from './open-guard-site.ts'
import { openGuardSite } from './open-guard-site.ts'
import { visitOnce } from './visit-each.ts'
import { visitGuarded } from './visit-guarded.ts'

interface Watched extends Window {
  native: unknown
  ran?: string[]
  kvitto: Record<'give' | 'withdraw', (ids?: string) => Promise<boolean>>
}
declare const window: Watched & typeof globalThis

const BOTH = ['analytics', 'marketing'] as const

let site: GuardSite

beforeAll(async () => {
  site = await openGuardSite()
})
afterAll(() => site?.close())

eachEngine((engine) => {
  const { page } = visitOnce(engine)
  beforeEach(() => void site.asked())

  const visit = (parts: GuardedPage) =>
    visitGuarded(
      page,
      site.page({ first: '<script>window.native = Node.prototype.appendChild</script>', ...parts }),
    )
  const isGuarded = () => page.evaluate(() => window.native !== Node.prototype.appendChild)
  const askedSoon = async () => {
    await sleep(1000)
    return site.asked()
  }
  const withdraw = async (id?: string) => {
    await page.evaluate((id) => void window.kvitto.withdraw(id), id)
    await expect.poll(isGuarded).toBe(true)
  }

  describe('where all that may be held is agreed', () => {
    test('the page finds its browser’s own functions', async () => {
      await visit({ given: [...BOTH] })
      expect(await isGuarded()).toBe(false)
      await visit({ given: ['analytics'] })
      expect(await isGuarded()).toBe(true)
      await visit({ slice: { guard: 'off' } })
      expect(await isGuarded()).toBe(false)
    })

    test('there is a guard where what nobody listed is held, or a path decides', async () => {
      await visit({ given: [...BOTH], slice: { guard: 'third-parties' } })
      expect(await isGuarded()).toBe(true)
      await visit({ given: [...BOTH], slice: { holdUnlisted: true } })
      expect(await isGuarded()).toBe(true)
      const paths = { exclude: ['/portal/**'] }
      const services = [{ id: 'stats', purposes: ['analytics'], paths }]
      await visit({ given: [...BOTH], slice: { services } })
      expect(await isGuarded()).toBe(true)
    })
  })

  describe('from a withdrawal on', () => {
    test('what a script asks for is held, in frames of the page too; what is agreed is not', async () => {
      await visit({ given: [...BOTH], body: '<iframe id="own" srcdoc="<p>Own</p>"></iframe>' })
      await page.waitFor('#own')
      await withdraw('marketing')
      await page.evaluate(async (third) => {
        new Image().src = `${third}/ads/a.svg`
        new Image().src = `${third}/stats/a.svg`
        const { contentWindow } = document.querySelector('#own') as HTMLIFrameElement
        const own = contentWindow as unknown as typeof globalThis
        new own.Image().src = `${third}/ads/b.svg`
        await own.fetch(`${third}/ads/c.txt`).catch(() => {})
        await fetch(`${third}/ads/d.txt`).catch(() => {})
      }, site.third)
      expect(await askedSoon()).toEqual(['/stats/a.svg'])
    })

    test.each<[string, Partial<Slice>]>([
      ['since then', {}],
      ['from the start', { holdUnlisted: true }],
    ])('what nobody marked gives its place to a placeholder: guarded %s', async (_, slice) => {
      const film = `${site.third}/ads/film.html`
      const body = `<iframe id="film" src="${film}" title="A film"></iframe><object id="clip" data="${film}?"></object>`
      await visit({ given: [...BOTH], body, slice })
      await expect.poll(() => site.asked()).toContain('/ads/film.html')
      const embeds = () => page.evaluate(() => document.querySelectorAll('#film,#clip').length)
      expect(await embeds()).toBe(2)
      await withdraw('marketing')
      await page.waitFor('div[data-kvitto~="ads"]')
      expect(await embeds()).toBe(0)
      await page.evaluate(() => void window.kvitto.give('marketing'))
      await expect.poll(embeds).toBe(2)
    })

    test('the page is loaded anew, since what ran may have kept the browser’s own functions', async () => {
      const script = `<script src="${site.third}/ads/ads.js"></script>`
      await visit({ given: [...BOTH], body: script, slice: { noReload: [] } })
      await expect.poll(() => page.evaluate(() => window.ran)).toEqual(['ads.js'])
      await page.evaluate(() => sessionStorage.clear())
      // Its answer sets the cookie again: what is read is that the page went, not how the next one is.
      await page.evaluate(() => {
        addEventListener('pagehide', () => sessionStorage.setItem('basket', 'left'))
        void window.kvitto.withdraw('marketing')
      })
      const left = () => page.evaluate(() => sessionStorage.getItem('basket')).catch(() => null)
      await expect.poll(left).toBe('left')
    })
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngineInFull } from './each-engine.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'
import { visitEach } from './visit-each.ts'

const SCRIPTS = ['/stats/lib.js', '/stats/track.js']

let shop: OpenShop

beforeAll(async () => {
  shop = await openShop()
  shop.serve(({ searchParams }) =>
    shopPage(
      `<script>window.events = []; ${searchParams.has('old') ? 'delete window.navigation' : ''}</script>${shop.tag()}
<script>kvitto.subscribe((event) => events.push(event.code ?? event.type))</script>
${searchParams.has('bare') ? '' : shop.lib + shop.track}`,
      `${shop.film}
<script type="text/plain" data-kvitto="analytics">window.byPurpose = true</script>`,
    ),
  )
})
afterAll(() => shop?.close())

/** The statistics and the films have no business in the portal. */
async function publish(guard: 'services' | 'report'): Promise<void> {
  await shop.publish({
    behaviour: { ...shop.policy.behaviour, guard, noReload: ['/portal/pay'] },
    services: shop.policy.services.map((service) =>
      ['stats', 'video'].includes(service.id)
        ? { ...service, paths: { exclude: ['/portal/**'] } }
        : service,
    ),
  })
}

// Paths are matched by us, with and without what an engine tells of navigations: both ways are here.
eachEngineInFull((engine) => {
  const { page } = visitEach(engine)

  beforeEach(async () => {
    await page.goto(`${shop.origin}/?bare`)
    await page.click('[data-kvitto-action="accept"]')
    await page.waitFor('#kvitto-reopen')
    // Its film is on its way by now.
    await expect.poll(shop.reached).toContain('/video/embed')
    await shop.forgetRequests()
  })

  const stood = () =>
    page.evaluate(() => {
      const { kvitto } = window as unknown as {
        kvitto: Record<'status' | 'allows', (id: string) => unknown>
      }
      return [kvitto.status('stats'), kvitto.allows('stats'), kvitto.allows('analytics')]
    })
  const push = (path: string) => page.evaluate((url) => history.pushState(null, '', url), path)
  const events = () => page.evaluate(() => Reflect.get(window, 'events') as string[])
  const ran = () => page.evaluate(() => 'demoStats' in window)
  const asked = async () => (await shop.reached()).filter((path) => path.startsWith('/stats/'))
  const secondLater = () => new Promise((resolve) => setTimeout(resolve, 1000))

  describe('agreed everywhere, kept from the portal', () => {
    beforeAll(() => publish('services'))

    test('it runs on the start page and never on a page of the portal', async () => {
      for (const path of ['/portal', '/portal/', '/portal/a/b', '/%70ortal/', '/Portal']) {
        await page.goto(shop.origin + path)
        await page.waitFor('.kvitto-placeholder')
        expect(await stood()).toEqual(['given', false, true])
      }
      await secondLater()
      expect(await shop.reached()).toEqual([])
      // A mark that names a purpose has no path.
      expect(await page.evaluate(() => 'byPurpose' in window)).toBe(true)
      await page.goto(`${shop.origin}/`)
      await expect.poll(shop.reached).toEqual(expect.arrayContaining([...SCRIPTS, '/video/embed']))
    })

    test('what stands in for a film says that it is not shown here, and offers nothing to press', async () => {
      await page.goto(`${shop.origin}/portal/`)
      await page.waitFor('.kvitto-placeholder')
      const [text, buttons] = await page.evaluate(() => {
        const held = document.querySelector('.kvitto-placeholder')
        return [held?.textContent, held?.querySelectorAll('button').length]
      })
      expect(text).toContain('is not shown on this page')
      expect(buttons).toBe(0)
    })

    test('navigated into within the page: what ran can ask for nothing and store nothing, without a reload', async () => {
      await page.goto(`${shop.origin}/`)
      await expect.poll(asked).toEqual(SCRIPTS)
      await page.evaluate(() => void Object.assign(window, { isSamePage: true }))
      await push('/portal/inbox')
      await expect.poll(stood).toEqual(['given', false, true])
      await expect.poll(events).toContain('change')
      await shop.forgetRequests()
      await page.evaluate(async (thirdParties) => {
        const { demoStats } = window as unknown as { demoStats: { visit(): void } }
        // biome-ignore lint/suspicious/noDocumentCookie: as the visitor's own settings might
        document.cookie = '_demo_visit=; max-age=0; path=/'
        demoStats.visit()
        await fetch(`${thirdParties}/stats/pixel.gif?portal`).catch(() => {})
        new Image().src = `${thirdParties}/stats/pixel.gif?image`
      }, shop.thirdParties)
      await secondLater()
      expect(await shop.reached()).toEqual([])
      expect(await page.evaluate(() => document.cookie)).not.toContain('_demo_visit')
      expect(await page.evaluate(() => document.querySelectorAll('iframe').length)).toBe(0)
      expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
      // And out again.
      await page.evaluate(() => history.back())
      await expect.poll(stood).toEqual(['given', true, true])
      await page.waitFor('iframe')
      await page.evaluate(() => {
        const { demoStats } = window as unknown as { demoStats: { visit(): void } }
        demoStats.visit()
      })
      expect(await page.evaluate(() => document.cookie)).toContain('_demo_visit')
    })

    test('navigated out of within the page: it starts', async () => {
      await page.goto(`${shop.origin}/portal/`)
      await page.waitFor('.kvitto-placeholder')
      await page.evaluate(() => history.replaceState(null, '', '/start'))
      await expect.poll(shop.reached).toEqual(expect.arrayContaining([...SCRIPTS, '/video/embed']))
    })
  })

  test('also where the browser tells nobody of navigations: by its own functions, which stay what they were', async () => {
    await publish('services')
    await page.goto(`${shop.origin}/?old`)
    await expect.poll(asked).toEqual(SCRIPTS)
    expect(await page.evaluate(() => Reflect.get(window, 'navigation'))).toBeUndefined()
    await push('/portal/inbox')
    await expect.poll(events).toContain('change')
    await page.waitFor('.kvitto-placeholder')
    await page.evaluate(() => history.back())
    await page.waitFor('iframe')
    const native = await page.evaluate(() => {
      const { name, length } = history.pushState
      return [name, length, /native code/.test(String(history.pushState))]
    })
    expect(native).toEqual(['pushState', 2, true])
  })

  describe('where the guard holds nothing', () => {
    beforeAll(() => publish('report'))

    test('the portal is loaded anew, once, and nothing runs in it', async () => {
      await page.goto(`${shop.origin}/`)
      await expect.poll(asked).toEqual(SCRIPTS)
      await shop.forgetRequests()
      await push('/portal/inbox')
      await expect.poll(ran).toBe(false)
      await page.waitFor('.kvitto-placeholder')
      await secondLater()
      expect(await shop.reached()).toEqual([])
      expect(await page.url()).toBe(`${shop.origin}/portal/inbox`)
    })

    test('a page that must not be loaded anew says that something goes on', async () => {
      await page.goto(`${shop.origin}/`)
      await expect.poll(asked).toEqual(SCRIPTS)
      await push('/portal/pay')
      await expect.poll(events).toContain('still_running')
      expect(await ran()).toBe(true)
    })

    test('a page that moves in and out of it is not loaded for ever', async () => {
      await page.goto(`${shop.origin}/`)
      await expect.poll(asked).toEqual(SCRIPTS)
      await push('/portal/a')
      await expect.poll(ran).toBe(false)
      await push('/')
      await expect.poll(ran).toBe(true)
      await push('/portal/b')
      await expect.poll(events).toContain('still_running')
      await secondLater()
      expect(await ran()).toBe(true)
    })
  })
})

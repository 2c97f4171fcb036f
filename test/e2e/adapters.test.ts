import { readFile } from 'node:fs/promises'
import type { Service, ServiceAdapter } from '@kvitto/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { press, withdraw } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'
import { servePages } from './serve-pages.ts'
import { visitEach } from './visit-each.ts'

type Vendor = Awaited<ReturnType<typeof openVendor>>

let shop: OpenShop
let vendor: Vendor

beforeAll(async () => {
  shop = await openShop()
  vendor = await openVendor()
})
afterAll(async () => {
  vendor?.close()
  await shop?.close()
})

/** A vendor's host, on a site of its own: its scripts, and a list of everything that was asked of it. */
async function openVendor() {
  const posthog = await readFile(new URL(import.meta.resolve('posthog-js/dist/array.js')), 'utf8')
  const pages = await servePages()
  const seen: string[] = []
  const events: string[] = []
  const scripts: Record<string, string> = {
    '/static/array.js': posthog,
    '/gtag/js': `window.gtagRan = (window.gtagRan || 0) + 1; document.cookie = '_ga=1;path=/'`,
  }
  pages.serve(({ pathname }, request) => {
    seen.push(`${request.method} ${pathname}`)
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => events.push(...eventsOf(body)))
    const script = scripts[pathname]
    return {
      html: script ?? '{}',
      headers: {
        'content-type': script ? 'text/javascript' : 'application/json',
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
      },
    }
  })
  return { ...pages, origin: pages.origin('127.0.0.1'), seen, events }
}

/** Names of the events that PostHog's script sends, without compression. */
const eventsOf = (body: string) =>
  [...body.matchAll(/"event":"([^"]+)"/g)].map(([, name = '']) => name)

/** The shop's policy with one service more. */
async function publish(id: string, adapter: ServiceAdapter, members: Partial<Service>) {
  const service: Service = {
    id,
    name: id,
    role: 'processor',
    provider: 'A vendor',
    country: 'SE',
    transfer: null,
    retention: 'P13M',
    purposes: ['analytics'],
    hosts: [new URL(vendor.origin).host],
    cookies: [],
    storage: [],
    adapter,
    ...members,
  }
  const { policy } = shop
  await shop.publish({
    // A version of its own each time: the same again would change nothing.
    version: `${Date.now()}`,
    services: [...policy.services, service],
    behaviour: { ...policy.behaviour, noReload: ['/order/'] },
  })
}

const SOON = { timeout: 10_000 }

/** Long enough for whatever a vendor's script would send or keep by itself. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 1500))

eachEngineInFull((engine) => {
  const { page } = visitEach(engine)
  beforeEach(() => {
    vendor.seen.length = 0
    vendor.events.length = 0
  })

  describe('Google Consent Mode', () => {
    const purposes = ['analytics', 'functional']
    const commands = () =>
      page.evaluate(() => {
        const { dataLayer } = window as unknown as { dataLayer: ArrayLike<unknown>[] }
        return dataLayer.map((each) => [Object.prototype.toString.call(each), ...Array.from(each)])
      })
    const names = async () =>
      (await commands()).map(([, command, second]) =>
        command === 'consent' || command === 'config' ? `${command} ${second}` : command,
      )
    const analytics = async () =>
      (await commands()).flatMap(([, command, , words]) =>
        command === 'consent' ? (words as Record<string, string>).analytics_storage : [],
      )
    const status = () =>
      page.evaluate(() => {
        const { kvitto } = window as unknown as { kvitto: { status(id: string): string } }
        return kvitto.status('google')
      })

    /** Google's own snippet; its request made by script, so that no preload scanner finds it. */
    const snippet = `<script>window.dataLayer = window.dataLayer || [];
function gtag(){dataLayer.push(arguments)} gtag('js', 0); gtag('config', 'unmarked');
document.head.append(Object.assign(document.createElement('script'), { src: '${'ORIGIN'}/gtag/js?id=G-1' }))</script>`
    const marked = `<script type="text/plain" data-kvitto="google">gtag('config', 'marked')</script>`

    const serve = () =>
      shop.serve(() => shopPage(shop.tag() + snippet.replace('ORIGIN', vendor.origin) + marked))

    test('basic: the default is first, nothing is asked of Google, and a grant is told before its tag runs', async () => {
      await publish('google', { name: 'google' }, { purposes })
      serve()
      await page.goto(`${shop.origin}/`)
      await page.waitFor('#kvitto-first')
      await settled()
      expect(vendor.seen).toEqual([])
      expect(await names()).toEqual(['consent default', 'set', 'js', 'config unmarked'])
      expect((await commands())[0]?.[0]).toBe('[object Arguments]')
      await press(page, 'accept')
      await expect.poll(() => vendor.seen, SOON).toContain('GET /gtag/js')
      expect((await names()).slice(4)).toEqual(['consent update', 'config marked'])
      expect(await analytics()).toEqual(['denied', 'granted'])
    })

    test('basic: a later page tells what was given before the gate opens, and a withdrawal reloads it', async () => {
      await publish('google', { name: 'google' }, { purposes })
      serve()
      await page.goto(`${shop.origin}/`)
      await press(page, 'accept')
      await page.goto(`${shop.origin}/later`)
      await expect.poll(names, SOON).toContain('config marked')
      expect(await names()).toEqual([
        'consent default',
        'set',
        'consent update',
        'js',
        'config unmarked',
        'config marked',
      ])
      await withdraw(page)
      await expect.poll(() => analytics().catch(() => []), SOON).toEqual(['denied'])
    })

    test('advanced: the tag runs before a decision and keeps nothing; status says that nobody agreed', async () => {
      const cookies = [{ name: '_ga', lifetime: 'P1M' }]
      await publish('google', { name: 'google', mode: 'advanced' }, { purposes, cookies })
      serve()
      await page.goto(`${shop.origin}/`)
      await expect.poll(() => vendor.seen, SOON).toEqual(['GET /gtag/js'])
      await page.waitFor('#kvitto-first')
      await settled()
      expect(await status()).toBe('unknown')
      expect(await page.evaluate(() => document.cookie)).toBe('')
      expect(await analytics()).toEqual(['denied'])
      await press(page, 'refuse')
      await page.waitFor('#kvitto-reopen')
      expect([await status(), await analytics()]).toEqual(['refused', ['denied']])
      expect(await page.evaluate(() => (window as unknown as { gtagRan: number }).gtagRan)).toBe(1)
    })
  })

  describe('PostHog', () => {
    const service: Partial<Service> = {
      cookies: [{ name: 'ph_*', lifetime: 'P1Y' }],
      storage: [
        { kind: 'localStorage', name: 'ph_*', lifetime: 'P1Y' },
        { kind: 'localStorage', name: '__ph_opt_in_out_*', lifetime: 'P1Y' },
        { kind: 'sessionStorage', name: 'ph_*', lifetime: 'session' },
      ],
    }
    /** The vendor's base code in short: a queue until its script has loaded. */
    const start = () => `!function(e){if(!e.__SV){window.posthog=e;e._i=[];e.init=function(i,s){
'capture opt_in_capturing opt_out_capturing has_opted_in_capturing'.split(' ').forEach(function(n){
e[n]=function(){e.push([n].concat(Array.prototype.slice.call(arguments,0)))}});
document.head.append(Object.assign(document.createElement('script'),{src:'${vendor.origin}/static/array.js'}));
e._i.push([i,s,'posthog'])};e.__SV=1}}(window.posthog||[]);
posthog.init('phc_key',{api_host:'${vendor.origin}',request_batching:false,disable_session_recording:true,opt_out_useragent_filter:true,disable_compression:true})`
    const serve = (attributes: string) =>
      shop.serve(() => shopPage(`${shop.tag()}<script ${attributes}>${start()}</script>`))
    const kept = () =>
      page.evaluate(() =>
        [
          ...document.cookie.split('; ').map((each) => each.split('=', 1)[0] ?? ''),
          ...Object.keys(localStorage),
          ...Object.keys(sessionStorage),
        ].filter((name) => /ph_/.test(name)),
      )
    const captured = () => vendor.events
    const isOpted = () =>
      page.evaluate(() => {
        const { posthog } = window as unknown as {
          posthog: Record<'has_opted_in_capturing' | 'has_opted_out_capturing', () => boolean>
        }
        return [posthog.has_opted_in_capturing(), posthog.has_opted_out_capturing()]
      })

    test.each([
      ['marked', 'type="text/plain" data-kvitto="posthog"'],
      ['unmarked', ''],
    ])(
      '%s: nothing before, opted in by a grant, opted out and cleared by a withdrawal',
      async (_, attributes) => {
        await publish('posthog', { name: 'posthog' }, service)
        serve(attributes)
        await page.goto(`${shop.origin}/order/`)
        await page.waitFor('#kvitto-first')
        await settled()
        expect([vendor.seen, await kept()]).toEqual([[], []])

        await press(page, 'accept')
        await expect.poll(captured, SOON).toContain('$pageview')
        expect(await isOpted()).toEqual([true, false])
        expect(await kept()).not.toEqual([])

        // A page that a withdrawal may not reload: what runs hears of it.
        await page.waitFor('#kvitto-reopen')
        await withdraw(page)
        await expect.poll(kept, SOON).toEqual([])
        expect(await isOpted()).toEqual([false, true])
        await settled()
        vendor.events.length = 0
        await page.evaluate(() => {
          const { posthog } = window as unknown as { posthog: { capture(name: string): void } }
          posthog.capture('after')
        })
        await settled()
        expect([captured(), await kept()]).toEqual([[], []])
      },
    )

    test('a later page of somebody who agreed captures, without an event for opting in', async () => {
      await publish('posthog', { name: 'posthog' }, service)
      serve('type="text/plain" data-kvitto="posthog"')
      await page.goto(`${shop.origin}/order/`)
      await press(page, 'accept')
      await expect.poll(captured, SOON).toContain('$pageview')
      vendor.events.length = 0
      await page.goto(`${shop.origin}/later`)
      await expect.poll(captured, SOON).toContain('$pageview')
      expect(captured()).not.toContain('$opt_in')
      expect(await isOpted()).toEqual([true, false])
    })

    test('advanced: its script loads and captures nothing, and keeps nothing', async () => {
      await publish('posthog', { name: 'posthog', mode: 'advanced' }, service)
      serve('')
      await page.goto(`${shop.origin}/`)
      await expect.poll(() => vendor.seen, SOON).toContain('GET /static/array.js')
      await settled()
      expect([captured(), await kept()]).toEqual([[], []])
      expect(await isOpted()).toEqual([false, true])
    })

    test('advanced: an opting in that it kept, and that no longer stands, captures nothing', async () => {
      await publish('posthog', { name: 'posthog', mode: 'advanced' }, service)
      const before = `<script>localStorage.setItem('__ph_opt_in_out_phc_key', '1')</script>`
      shop.serve(() => shopPage(`${before}${shop.tag()}<script>${start()}</script>`))
      await page.goto(`${shop.origin}/`)
      await expect.poll(() => vendor.seen, SOON).toContain('GET /static/array.js')
      await settled()
      expect([captured(), await kept()]).toEqual([[], []])
      expect(await isOpted()).toEqual([false, true])
    })
  })
})

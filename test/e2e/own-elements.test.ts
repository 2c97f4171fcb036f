import { setTimeout as sleep } from 'node:timers/promises'
import type { Policy } from '@kvitto/core'
import type { Kvitto } from 'kvitto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EnginePage, Visitor } from '../engines/engine.ts'
import { press, withdraw } from './as-visitor.ts'
import { eachEngineInFull } from './each-engine.ts'
import { isThere } from './is-there.ts'
import { type OpenShop, openShop } from './open-shop.ts'
import { textOf } from './text-of.ts'

const FIRST = '#kvitto-first'
const REOPEN = '#kvitto-reopen'
const PREFERENCES = '#kvitto-preferences'

const STATUS = '<p id="status" data-kvitto-status="analytics">See the list below.</p>'
const TABLE = '<div id="table" data-kvitto-cookie-table><a href="/list">Our list</a></div>'

/** No style of its own but what the page has, and no part of ours but the loader. */
const STRICT = "style-src 'self'; require-trusted-types-for 'script'; trusted-types kvitto"

let shop: OpenShop
let errors: string[]

beforeAll(async () => {
  shop = await openShop()
  await shop.publish(inArabic(shop.policy))
  shop.serve(({ pathname, searchParams }) => {
    const body = BODIES[pathname]
    if (body === undefined) return undefined
    const loader = `${WATCH}${shop.tag()}`
    const alone = `script-src 'unsafe-inline' ${shop.collector}/s/`
    return {
      html: `<!doctype html>
<html lang="${searchParams.get('lang') ?? 'en'}"><head><meta charset="utf-8"><title>A shop</title>
<link rel="icon" href="data:,">${pathname === '/late/' ? '' : loader}</head>
<body>${pathname === '/late/' ? loader : ''}<h1>A shop</h1>${body}</body></html>`,
      headers: {
        ...(searchParams.has('alone') && { 'content-security-policy': alone }),
        ...(searchParams.has('strict') && { 'content-security-policy': STRICT }),
      },
    }
  })
})
afterAll(() => shop?.close())

const WATCH = `<script>window.errors = []; addEventListener('error', ({ message }) => errors.push(message));
addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)))</script>`

/** Shows its views by script, a moment after the address has changed. */
const APP = `<main></main><a href="/privacy" onclick="event.preventDefault(); history.pushState(0, '', '/app/#privacy'); setTimeout(view, 300)">Privacy</a>
<script>
const view = () => {
  document.querySelector('main').replaceChildren(...['status', 'table'].map((id) => {
    const element = document.createElement('div')
    element.id = id
    element.setAttribute(id === 'status' ? 'data-kvitto-status' : 'data-kvitto-cookie-table', 'stats')
    return element
  }))
}
</script>`

const CONTROLS = {
  button: '<button id="own" data-kvitto-open>Choices</button>',
  link: '<a id="own" href="/list" data-kvitto-open>Choices</a>',
  role: '<span id="own" role="button" tabindex="0" data-kvitto-open>Choices</span>',
}

const BODIES: Record<string, string> = {
  '/': `${STATUS}<p id="service" data-kvitto-status="video"></p><p id="essential" data-kvitto-status="essential"></p>${TABLE}`,
  '/narrow/': `<div id="narrow">${TABLE}</div><script>document.getElementById('narrow').style.width = '280px'</script>`,
  '/app/': APP,
  '/shell/': `<i data-kvitto-status hidden></i>${APP}`,
  '/deep/': `${APP}<script>addEventListener('load', () => setTimeout(view, 300))</script>`,
  '/button/': CONTROLS.button,
  '/link/': CONTROLS.link,
  '/role/': CONTROLS.role,
  '/late/': CONTROLS.button,
}

eachEngineInFull(({ newVisitor }) => {
  let visitor: Visitor
  let page: EnginePage

  beforeEach(async () => {
    errors = []
    visitor = await newVisitor()
    page = await visitor.newPage()
  })
  afterEach(async () => {
    errors.push(...(await page.evaluate(() => Reflect.get(window, 'errors') as string[])))
    await visitor?.close()
    expect(errors).toEqual([])
  })

  const visit = async (path: string) => {
    await page.goto(shop.origin + path)
    await page.waitFor(FIRST)
  }
  const text = (selector: string, of = page) => textOf(of, selector)
  const tables = () =>
    page.evaluate(() => document.querySelectorAll('[data-kvitto-cookie-table] table').length)

  describe('statuses', () => {
    test('follow every decision, also of another tab', async () => {
      await visit('/')
      await expect.poll(() => text('#status')).toBe('Not decided')
      expect(await text('#service')).toBe('Not decided')
      expect(await text('#essential')).toBe('Always on')
      const other = await visitor.newPage()
      await other.goto(`${shop.origin}/`)
      await expect.poll(() => text('#status', other)).toBe('Not decided')
      await press(page, 'accept')
      for (const each of [page, other]) {
        await expect.poll(() => text('#status', each)).toBe('Accepted')
        expect(await text('#service', each)).toBe('Accepted')
      }
      await withdraw(page)
      await expect.poll(() => text('#status')).toBe('Withdrawn')
      await expect.poll(() => text('#status', other)).toBe('Withdrawn')
      expect(await text('#essential')).toBe('Always on')
      await page.evaluate(resetAndHear)
      await expect.poll(() => text('#status')).toBe('Not decided')
    })

    test('are there for a visitor who decided before', async () => {
      await visit('/')
      await press(page, 'refuse')
      await page.goto(`${shop.origin}/`)
      await expect.poll(() => text('#status')).toBe('Rejected')
      expect(
        await page.evaluate(() => document.querySelector('#status')?.getAttribute('role')),
      ).toBe(null)
    })
  })

  describe('the table', () => {
    test('tells of all that the policy names, in place of what the page wrote', async () => {
      await visit('/')
      await page.waitFor('#table table')
      expect(
        await page.evaluate(() => document.querySelectorAll('#table a[href="/list"]').length),
      ).toBe(0)
      const all = await text('#table')
      for (const { name, provider, cookies, storage } of shop.policy.services) {
        const names = [...cookies, ...storage].map((each) => each.name)
        for (const part of [name, provider, ...names]) expect(all).toContain(part)
      }
      expect(all).toContain('kvitto-ledger')
    })

    test('is in the page’s language', async () => {
      for (const [lang, dir, word] of [
        ['sv', 'ltr', 'Rättslig grund: Samtycke'],
        ['ar', 'rtl', 'الموافقة'],
      ] as const) {
        await visit(`/?lang=${lang}`)
        await page.waitFor('#table table')
        const found = await page.evaluate(() => {
          const region = document.querySelector<HTMLElement>('#table > div')
          return [region?.lang, region?.dir, region && getComputedStyle(region).direction]
        })
        expect(found).toEqual([lang, dir, dir])
        expect(await text('#table')).toContain(word)
        expect(
          await page.evaluate(() => document.querySelector<HTMLElement>('#status')?.lang),
        ).toBe(lang)
      }
      expect(await text('#status')).toBe('لم يُتخذ قرار بعد')
    })

    test('scrolls in its own place, by keyboard too, under a policy without inline styles', async () => {
      await visit('/narrow/?strict')
      await page.waitFor('#table table')
      const [inner, outer, place, whole] = await page.evaluate(() => {
        const region = document.querySelector<HTMLElement>('#table > div')
        region?.focus()
        return [
          region?.scrollWidth ?? 0,
          region?.clientWidth ?? 0,
          document.activeElement === region,
          document.documentElement.scrollWidth <= innerWidth,
        ]
      })
      expect(inner).toBeGreaterThan(outer as number)
      expect([place, whole]).toEqual([true, true])
    })

    test('follows a policy that has changed', async () => {
      const policy = inArabic(shop.policy)
      const services = policy.services.map((service) =>
        service.id === 'stats' ? { ...service, provider: 'Räkneverk Oy, Åbo' } : service,
      )
      await shop.publish({ ...policy, services })
      await visit('/')
      await page.waitFor('#table table')
      expect(await text('#table')).toContain('Räkneverk Oy, Åbo')
      await shop.publish({ ...policy, version: 'after' })
    })

    test('without its part the page’s own words stay', async () => {
      await page.goto(`${shop.origin}/?alone`)
      await sleep(1500)
      expect(await text('#table')).toBe('Our list')
      expect(await text('#status')).toBe('See the list below.')
    })
  })

  describe('an application', () => {
    test.each(['/app/', '/shell/'])(
      '%s: what it shows after a click is filled, also the next time',
      async (path) => {
        await visit(path)
        for (const _ of [1, 2]) {
          await page.click('main + a')
          await expect.poll(tables).toBe(1)
          await expect.poll(() => text('#status')).toBe('Not decided')
          await page.evaluate(() => document.querySelector('main')?.replaceChildren())
        }
      },
    )

    test('what it shows on its own after the page was parsed is filled', async () => {
      await visit('/deep/')
      await expect.poll(tables).toBe(1)
    })

    test('with one in its shell, what comes without a click is filled', async () => {
      await visit('/shell/')
      await sleep(2000)
      await page.evaluate(() => {
        const late = document.createElement('p')
        late.id = 'status'
        late.dataset.kvittoStatus = 'stats'
        document.body.append(late)
      })
      await expect.poll(() => text('#status')).toBe('Not decided')
    })
  })

  describe('a control of the page’s own', () => {
    test.each(Object.keys(CONTROLS))(
      '%s: opens by Enter and by Space where it may, and ours does not appear',
      async (kind) => {
        await visit(`/${kind}/`)
        await press(page, 'refuse')
        await page.goto(`${shop.origin}/${kind}/`)
        for (const key of kind === 'link' ? ['Enter'] : ['Enter', 'Space']) {
          await page.evaluate(() => document.getElementById('own')?.focus())
          await page.press(key)
          await page.waitFor(PREFERENCES)
          await press(page, 'close')
          expect(await isThere(page, PREFERENCES)).toBe(false)
        }
        await page.click('#own')
        await page.waitFor(PREFERENCES)
        expect(await page.evaluate(() => location.pathname)).toBe(`/${kind}/`)
        expect(await isThere(page, REOPEN)).toBe(false)
      },
    )

    test('is seen also where it stands after the loader in the body', async () => {
      await visit('/late/')
      await press(page, 'refuse')
      await page.goto(`${shop.origin}/late/`)
      await sleep(1000)
      expect(await isThere(page, REOPEN)).toBe(false)
    })
  })
})

/** In the page: resolves when the page was told of it. */
function resetAndHear(): Promise<void> {
  const { kvitto } = window as unknown as { kvitto: Kvitto }
  return new Promise((resolve) => {
    kvitto.subscribe(({ type }) => type === 'change' && resolve())
    kvitto.reset()
  })
}

/** With Arabic beside the demo's two languages; the site's own texts are in English. */
function inArabic(policy: Policy): Policy {
  return JSON.parse(JSON.stringify(policy), (_, value) =>
    value?.en && value.sv ? { ...value, ar: value.en } : value,
  )
}

import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngineInFull } from './each-engine.ts'
import type { GuardedPage, GuardSite } from './open-guard-site.ts'
import { openGuardSite } from './open-guard-site.ts'
import { visitOnce } from './visit-each.ts'
import { visitGuarded } from './visit-guarded.ts'

interface Watched extends Window {
  held: { service: string; what: string }[]
  native: unknown
  once: unknown
  ran?: string[]
}
declare const window: Watched & typeof globalThis

const WATCH = `<script>window.held = []; kvitto.subscribe((event) => event.type === 'held' && held.push(event))</script>`
/** What is met, as it was found before the loader and after it. */
const KEEP = (name: string) => `<script>window.${name} = Node.prototype.appendChild</script>`

const PAST = 'expires=Thu, 01 Jan 1970 00:00:00 GMT'
const FUTURE = 'Thu, 01 Jan 2170 00:00:00 GMT'

let site: GuardSite

beforeAll(async () => {
  site = await openGuardSite()
})
afterAll(() => site?.close())

// What may be held is decided by us: that every engine holds it is for the other suites of the guard, and for `leaks`.
eachEngineInFull((engine) => {
  const { page } = visitOnce(engine)
  beforeEach(() => void site.asked())

  const visit = (parts: GuardedPage = {}) =>
    visitGuarded(page, site.page({ first: KEEP('native'), head: KEEP('once') + WATCH, ...parts }))
  const ask = (...urls: string[]) =>
    page.evaluate((all) => {
      for (const url of all) new Image().src = url
    }, urls)
  const askedSoon = async () => {
    await sleep(1000)
    return site.asked()
  }
  const held = () => page.evaluate(() => window.held.map(({ service, what }) => [service, what]))
  /** What a service has in cookies when it has written these. */
  const writeCookies = (written: string[]) =>
    page.evaluate((all) => {
      // biome-ignore lint/suspicious/noDocumentCookie: the way that most scripts set one
      for (const [index, each] of all.entries()) document.cookie = `stats_${index}=${each}`
      return document.cookie
        .split('; ')
        .filter((each) => each.startsWith('stats'))
        .join()
    }, written)
  const isPatched = () => page.evaluate(() => window.native !== Node.prototype.appendChild)

  describe('essential is never held', () => {
    test('by its host and path, also where the host’s rest is a service that was refused', async () => {
      await visit()
      await ask(`${site.third}/ads/captcha/a.svg`, `${site.third}/ads/captcha-not/a.svg`)
      await page.evaluate((url) => {
        const script = document.createElement('script')
        script.src = url
        document.head.append(script)
      }, `${site.third}/ads/captcha/api.js`)
      await expect.poll(() => page.evaluate(() => window.ran)).toEqual(['api.js'])
      expect(await askedSoon()).toEqual(['/ads/captcha/a.svg', '/ads/captcha/api.js'])
    })

    test('by its mark, whatever address it has', async () => {
      await visit()
      await page.evaluate((url) => {
        const make = (mark: string, name: string) => {
          const image = new Image()
          image.dataset.kvitto = mark
          image.src = `${url}/${name}.svg`
          document.body.append(image)
        }
        make('essential', 'set')
        make('marketing', 'other')
        const place = document.body.appendChild(document.createElement('p'))
        place.innerHTML = `<img data-kvitto="essential" src="${url}/written.svg"><img data-kvitto="analytics" src="${url}/asked.svg">`
      }, `${site.third}/stats`)
      expect(await askedSoon()).toEqual(['/stats/set.svg', '/stats/written.svg'])
    })

    test('in cookies and storage; a service’s own waits, and may be ended', async () => {
      await visit()
      const kept = await page.evaluate(store)
      expect(kept).toEqual({
        cookies: ['basket', 'free'],
        local: ['basket', 'free'],
        session: ['basket', 'free'],
        databases: ['basket', 'free'],
        caches: ['basket', 'free'],
      })
      expect((await held()).map(([service, what]) => `${service} ${what}`).sort()).toEqual(
        [...'cilsx'].flatMap((kind) => [` ${kind}free`, `stats ${kind}stats_id`]).sort(),
      )
      expect(await page.evaluate(setItems)).toEqual(['basket', 'basket_defined'])
    })
  })

  test('what sets a service’s cookie is held, however like an end it looks', async () => {
    await visit()
    const values = ['GA1.1.1970', '1; path=/', 'max-age=0; path=/', '1; comment=max-age=0']
    const ages = ['600', '0; max-age=600', '0x5', '-', '+0'].map((age) => `1; max-age=${age}`)
    const dates = ['0', '1970', FUTURE].map((date) => `1; expires=${date}`)
    const both = [
      `${PAST}; max-age=600`,
      `${PAST}; max-age =600`,
      `max-age=0; expires=${FUTURE}`,
    ].map((end) => `1; ${end}`)
    expect(await writeCookies([...values, ...ages, ...dates, ...both])).toBe('')
  })

  test.each([
    'max-age=0',
    'Max-Age=-1; path=/',
    'max-age=0;max-age=-600',
    `path=/;${PAST}`,
    'expires=Thu, 01-Jan-1970 00:00:01 GMT; path=/',
    `expires=${new Date(Date.now() - 86_400_000).toUTCString()}; path=/`,
  ])('a service may end its cookie: %s', async (end) => {
    await visit({ first: '<script>document.cookie = "stats_0=1; path=/"</script>' })
    expect(await page.evaluate(() => document.cookie)).toContain('stats_0')
    expect(await writeCookies([`; ${end}${end.includes('path') ? '' : '; path=/'}`])).toBe('')
    expect(await held()).toEqual([])
  })

  test('a service may end its cookie in the cookie store', async () => {
    await visit({ first: '<script>document.cookie = "stats_0=1; path=/"</script>' })
    const after = async (expires: number | null) => {
      await page.evaluate(
        (expires) => cookieStore.set({ name: 'stats_0', value: '2', expires }),
        expires,
      )
      return page.evaluate(() => document.cookie)
    }
    expect(await after(null)).toContain('stats_0=1')
    expect(await after(Date.now() + 60_000)).toContain('stats_0=1')
    const ended = await after(Date.now() - 86_400_000)
    // WebKitGTK ends no cookie by a date in the past, whoever sets it.
    expect(ended.includes('stats_0')).toBe(engine.name === 'webkit')
    await writeCookies(['; max-age=0; path=/'])
  })

  test('what no service names is kept and told of; held where the policy says so', async () => {
    await visit({ slice: { holdUnlisted: true } })
    const kept = await page.evaluate(store)
    expect(kept).toEqual({
      cookies: ['basket'],
      local: ['basket'],
      session: ['basket'],
      databases: ['basket'],
      caches: ['basket'],
    })
  })

  test('a place that two services name is open once both are agreed', async () => {
    const place = new URL(`${site.third}/stats/tags/`)
    const hosts = [place.host + place.pathname]
    const services = ['analytics', 'marketing'].map((purpose) => ({
      id: `tags-${purpose}`,
      purposes: [purpose],
      hosts,
    }))
    for (const given of [['analytics'], ['marketing']] as const) {
      await visit({ slice: { services }, given: [...given] })
      await ask(`${place}a.svg`)
      expect(await askedSoon()).toEqual([])
    }
    await visit({ slice: { services }, given: ['analytics', 'marketing'] })
    // The page before may see the new cookie, and ask too.
    await ask(`${place}b.svg`)
    expect(await askedSoon()).toContain('/stats/tags/b.svg')
  })

  test('where it reports it holds nothing, and tells of all that it would', async () => {
    await visit({ slice: { guard: 'report' } })
    await ask(`${site.third}/stats/a.svg`, `${site.third}/free/b.svg`)
    await page.evaluate((url) => fetch(url), `${site.third}/ads/c.txt`)
    expect(await askedSoon()).toEqual(['/ads/c.txt', '/free/b.svg', '/stats/a.svg'])
    expect(new Set((await held()).map(([service, what]) => `${service} ${what}`))).toEqual(
      new Set([`stats ${site.third}/stats/a.svg`, `ads ${site.third}/ads/c.txt`]),
    )
  })

  test('where it is off nothing of the browser’s own is touched, and nothing is held', async () => {
    await visit({ slice: { guard: 'off' } })
    await ask(`${site.third}/stats/a.svg`)
    expect(await askedSoon()).toEqual(['/stats/a.svg'])
    expect(await isPatched()).toBe(false)
  })

  test('of third parties it holds those too that no service names, and nothing of the site’s', async () => {
    await visit({ slice: { guard: 'third-parties' } })
    await ask(
      `${site.other}/a.svg`,
      `${site.third}/free/b.svg`,
      `${site.third}/ads/captcha/c.svg`,
      `${site.origin}/proxied/d.svg`,
      `${site.origin}/own.svg`,
    )
    await page.evaluate((url) => fetch(url).catch(() => {}), `${site.other}/e.txt`)
    expect(await page.evaluate(() => fetch('/own.txt').then(({ status }) => status))).toBe(200)
    expect(await askedSoon()).toEqual(['/ads/captcha/c.svg'])
    expect(await held()).toContainEqual(['', `${site.other}/e.txt`])
  })

  test('a loader that is there twice meets everything once', async () => {
    const url = site.page({ first: KEEP('native'), head: KEEP('once') + WATCH, times: 2 })
    await visitGuarded(page, url)
    expect(await isPatched()).toBe(true)
    expect(await page.evaluate(() => window.once === Node.prototype.appendChild)).toBe(true)
    await page.evaluate((address) => fetch(address).catch(() => {}), `${site.third}/stats/a.txt`)
    expect(await held()).toEqual([['stats', `${site.third}/stats/a.txt`]])
  })
})

/** In the page: the same without a call of the storage's, and what is there then. */
function setItems() {
  localStorage.clear()
  for (const name of ['basket', 'stats_id']) localStorage[name] = '1'
  for (const name of ['basket_defined', 'stats_defined']) {
    Object.defineProperty(localStorage, name, { value: '1', configurable: true })
  }
  return Object.keys(localStorage).sort()
}

/** In the page: something essential, a service's and nobody's in each place, and what of it is there then. */
async function store() {
  const names = ['basket', 'stats_id', 'free']
  const ignore = () => {}
  localStorage.clear()
  sessionStorage.clear()
  for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name)
  for (const name of await caches.keys()) await caches.delete(name)
  for (const name of names) {
    // biome-ignore lint/suspicious/noDocumentCookie: the way that most scripts set one
    document.cookie = `${name}=; max-age=0; path=/`
    // biome-ignore lint/suspicious/noDocumentCookie: the way that most scripts set one
    document.cookie = `${name}=1; path=/; max-age=600`
    localStorage.setItem(name, '1')
    sessionStorage.setItem(name, '1')
    await caches.open(name).catch(ignore)
    await new Promise((resolve) => {
      const request = indexedDB.open(name)
      request.onsuccess = resolve
      request.onerror = resolve
    }).catch(ignore)
  }
  const ours = (name: string) => !name.startsWith('kvitto')
  return {
    cookies: document.cookie
      .split('; ')
      .map((each) => each.replace(/=.*/, ''))
      .filter(ours)
      .sort(),
    local: Object.keys(localStorage).filter(ours).sort(),
    session: Object.keys(sessionStorage).filter(ours).sort(),
    databases: (await indexedDB.databases())
      .map(({ name = '' }) => name)
      .filter(ours)
      .sort(),
    caches: (await caches.keys()).filter(ours).sort(),
  }
}

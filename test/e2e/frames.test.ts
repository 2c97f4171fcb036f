import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachEngineInFull } from './each-engine.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'
import { servePages } from './serve-pages.ts'
import { visitEach } from './visit-each.ts'

/** Another site than the shop's, and registered as one of its origins. */
const PARTNER = '127.0.0.1'

let shop: OpenShop
let stranger: Awaited<ReturnType<typeof servePages>>

beforeAll(async () => {
  shop = await openShop([PARTNER])
  stranger = await servePages()
  await shop.publish({ behaviour: { ...shop.policy.behaviour, frames: true } })
  const frame = (attributes = '') =>
    `<iframe src="${shop.originOf(PARTNER)}/inner" ${attributes}></iframe>`
  shop.serve(({ pathname, searchParams }) => {
    if (pathname === '/inner') return shopPage(shop.tag() + shop.lib + shop.track, TELL)
    if (pathname === '/listen') return shopPage('', LISTEN)
    if (pathname === '/asking') return shopPage(shop.tag('data-frame="ask"'))
    const inner = {
      partner: frame(),
      boxed: frame('sandbox="allow-scripts"'),
      asking: `<iframe src="/asking"></iframe>`,
      listening: `<iframe src="${shop.originOf(PARTNER)}/listen"></iframe>`,
      stranger: `<iframe src="${stranger.origin()}/listen"></iframe>`,
    }[searchParams.get('frame') ?? '']
    return shopPage(`${HEAR}${shop.tag()}`, inner)
  })
  stranger.serve(({ pathname, searchParams }) =>
    pathname === '/listen'
      ? shopPage('', LISTEN)
      : shopPage(HEAR + forge(searchParams.get('state') ?? ''), frame()),
  )
})
afterAll(async () => {
  stranger?.close()
  await shop?.close()
})

/** In the frame: tells the test, by way of the page around it, how things stand. */
const TELL = `<script>
setInterval(() => parent.postMessage({ told: [
  kvitto.status('analytics'), kvitto.allows('stats'), 'demoStats' in window,
  document.querySelectorAll('#kvitto-first, #kvitto-reopen').length,
] }, '*'), 50)
kvitto.give('analytics').then((given) => parent.postMessage({ given }, '*'))
</script>`

/** In the page: the last that was told. */
const HEAR = `<script>
addEventListener('message', ({ data }) => {
  if (data.told) window.told = data.told
  if ('given' in data) window.given = data.given
})
</script>`

/** A stranger's page that says to its frame what a page of the site would say. */
const forge = (text: string) => `<script>
setInterval(() => {
  for (const kvitto of ['ready', 'state', 'ask']) {
    frames[0]?.postMessage({ kvitto, site: 'demo', text: ${JSON.stringify(text)} }, '*')
  }
}, 50)
</script>`

/** A frame that asks the page for its decisions, and tells the test whether it got an answer. */
const LISTEN = `<script>
addEventListener('message', ({ data }) => {
  if (data.kvitto === 'state') parent.postMessage({ told: [data.text.includes('analytics~g')] }, '*')
})
setInterval(() => parent.postMessage({ kvitto: 'ask', site: 'demo' }, '*'), 50)
</script>`

eachEngineInFull((engine) => {
  const { page } = visitEach(engine)

  beforeEach(async () => {
    await shop.forgetRequests()
  })

  const told = () => page.evaluate(() => Reflect.get(window, 'told') as unknown[] | undefined)
  const secondLater = () => new Promise((resolve) => setTimeout(resolve, 1000))

  test('a frame of a registered origin asks nothing itself, and follows the page around it', async () => {
    await page.goto(`${shop.origin}/?frame=partner`)
    await page.waitFor('#kvitto-first')
    await secondLater()
    expect(await told()).toEqual(['unknown', false, false, 0])
    expect(await shop.reached()).toEqual([])
    await page.click('[data-kvitto-action="accept"]')
    await expect.poll(told).toEqual(['given', true, true, 0])
    // Loaded after the decision.
    await page.goto(`${shop.origin}/?frame=partner`)
    await expect.poll(told).toEqual(['given', true, true, 0])
    await page.click('#kvitto-reopen')
    await page.click('[data-kvitto-action="withdraw"]')
    await expect.poll(told).toEqual(['withdrawn', false, false, 0])
    await shop.forgetRequests()
    await page.goto(`${shop.origin}/?frame=partner`)
    await expect.poll(told).toEqual(['withdrawn', false, false, 0])
    expect(await shop.reached()).toEqual([])
  })

  test('a page that is no origin of the site can open nothing in it', async () => {
    await page.goto(`${shop.origin}/`)
    await page.click('[data-kvitto-action="accept"]')
    await page.waitFor('#kvitto-reopen')
    const state = await page.evaluate(() => /kvitto=([^;]*)/.exec(document.cookie)?.[1] ?? '')
    expect(state).toContain('analytics~g')
    await page.goto(`${stranger.origin()}/?state=${state}`)
    await expect.poll(told).toEqual(['unknown', false, false, 0])
    await secondLater()
    expect(await told()).toEqual(['unknown', false, false, 0])
    expect(await shop.reached()).toEqual([])
  })

  test('a frame that is no origin of the site learns no decision, as one that is does', async () => {
    await page.goto(`${shop.origin}/?frame=listening`)
    await page.click('[data-kvitto-action="accept"]')
    await expect.poll(told).toEqual([true])
    await page.goto(`${shop.origin}/?frame=stranger`)
    await page.waitFor('#kvitto-reopen')
    await secondLater()
    expect(await told()).toBeUndefined()
  })

  test('a frame without an origin has the API, and stays closed', async () => {
    await page.goto(`${shop.origin}/?frame=boxed`)
    await page.click('[data-kvitto-action="accept"]')
    await page.waitFor('#kvitto-reopen')
    await secondLater()
    expect(await told()).toEqual(['unknown', false, false, 0])
    expect(await page.evaluate(() => Reflect.get(window, 'given'))).toBe(false)
    expect(await shop.reached()).toEqual([])
  })

  test('a frame that is told to ask does', async () => {
    await page.goto(`${shop.origin}/?frame=asking`)
    await page.waitFor('#kvitto-first')
    await expect
      .poll(() =>
        page.evaluate(
          () => frames[0]?.document.querySelectorAll('#kvitto-first [data-kvitto-action]').length,
        ),
      )
      .toBe(4)
  })
})

import type { Rule } from '@kvitto/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachEngineInFull } from './each-engine.ts'
import type { OpenShop } from './open-shop.ts'
import { openShop, shopPage } from './open-shop.ts'
import { visitEach } from './visit-each.ts'

const SCRIPTS = ['/stats/lib.js', '/stats/track.js']
const NOTICE = 'Your data, your choice'
const QUESTION = 'May we count your visit?'

let shop: OpenShop

beforeAll(async () => {
  shop = await openShop()
  await shop.publish({
    behaviour: {
      ...shop.policy.behaviour,
      regions: { 'US-CA': 'opt-out', NZ: 'none' } satisfies Record<string, Rule>,
    },
    purposes: shop.policy.purposes.map((purpose) => ({
      ...purpose,
      saleOrSharing: purpose.id === 'analytics',
    })),
  })
  shop.serve(({ searchParams }) => {
    const region = searchParams.get('region')
    const attribute = region === null ? '' : `data-region="${region}"`
    const head = `${searchParams.has('gpc') ? GPC : ''}${shop.tag(attribute)}${shop.lib}${shop.track}`
    // The script may come, its parts may not.
    const policy = `script-src 'unsafe-inline' ${shop.collector}/s/`
    return shopPage(
      head,
      shop.film,
      searchParams.has('alone') ? { 'content-security-policy': policy } : {},
    )
  })
})
afterAll(() => shop?.close())

const GPC = `<script>Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true, configurable: true })</script>`

eachEngineInFull((engine) => {
  const { page } = visitEach(engine)

  beforeEach(async () => {
    await shop.forgetRequests()
  })

  const visit = (query: string) => page.goto(`${shop.origin}/${query}`)
  const heading = () => page.evaluate(() => document.querySelector('#kvitto-first h2')?.textContent)
  const stood = () =>
    page.evaluate(() => {
      const { kvitto } = window as unknown as {
        kvitto: Record<'status' | 'allows', (id: string) => unknown>
      }
      return [kvitto.status('analytics'), kvitto.allows('analytics'), kvitto.allows('stats')]
    })
  const press = (action: string) => page.click(`[data-kvitto-action="${action}"]`)

  async function expectClosed(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(await shop.reached()).toEqual([])
    expect((await stood()).slice(1)).toEqual([false, false])
  }

  test('a region that is unknown, misspelt or not in the policy asks first', async () => {
    for (const region of [undefined, '', 'SE', 'US', 'us-ca', 'constructor', '\u{1f36a}']) {
      await visit(region === undefined ? '' : `?region=${encodeURIComponent(region)}`)
      await page.waitFor('#kvitto-first')
      expect([region, await heading(), ...(await stood())]).toEqual([
        region,
        QUESTION,
        'unknown',
        false,
        false,
      ])
    }
    await expectClosed()
  })

  describe('where people may say no', () => {
    test('it runs from the first view on, and they are told; the status says that nobody agreed', async () => {
      await visit('?region=US-CA')
      await page.waitFor('#kvitto-first')
      expect(await heading()).toBe(NOTICE)
      await expect.poll(shop.reached).toEqual(expect.arrayContaining([...SCRIPTS, '/video/embed']))
      expect(await stood()).toEqual(['unknown', true, true])
      const looks = await page.evaluate(() =>
        ['refuse', 'accept'].map((action) => {
          const button = document.querySelector(`[data-kvitto-action="${action}"]`) as Element
          const { font, color, backgroundColor, height } = getComputedStyle(button)
          return {
            font,
            color,
            backgroundColor,
            height,
            width: button.getBoundingClientRect().width,
          }
        }),
      )
      expect(looks[0]).toEqual(looks[1])
    })

    test('no deletes what was stored, ends what ran, and stays no in every region', async () => {
      await visit('?region=US-CA')
      await page.waitFor('#kvitto-first')
      await expect.poll(() => page.evaluate(() => document.cookie)).toContain('_demo_visit')
      await press('refuse')
      await page.waitFor('#kvitto-preferences [role=status]')
      expect(
        await page.evaluate(
          () => document.querySelector('#kvitto-preferences [role=status]')?.textContent,
        ),
      ).toMatch(/^Your refusal is saved\..*_demo_visit/)
      expect(await page.evaluate(() => document.cookie)).not.toContain('_demo_visit')
      expect(await page.evaluate(() => 'demoStats' in window)).toBe(false)
      await shop.forgetRequests()
      await expectClosed()
      for (const query of ['?region=US-CA', '?region=NZ', '']) {
        await visit(query)
        await page.waitFor('#kvitto-reopen')
        await expectClosed()
      }
      await expect
        .poll(async () => (await shop.records()).at(-1))
        .toMatchObject({
          event: 'decision',
          decisions: { analytics: 'refused', functional: 'refused' },
        })
      expect(payloadOf((await shop.records()).at(-1)?.receipt)).toMatchObject({
        region: 'US-CA',
        rule: 'opt-out',
      })
    })

    test('a no is not forgotten when it expires; a damaged cookie closes', async () => {
      await visit('')
      const refused = await page.evaluate(stateText, shop.collector, 'r')
      for (const text of [refused, 'garbage', `${refused}x`]) {
        await page.evaluate((value) => {
          // biome-ignore lint/suspicious/noDocumentCookie: any text at all, as another script might write it
          document.cookie = `kvitto=${value}; path=/`
        }, text)
        await visit('?region=US-CA')
        await page.waitFor('#kvitto-first')
        await expectClosed()
      }
    })

    test('where the notice cannot be shown nothing runs', async () => {
      await visit('?region=US-CA&alone')
      await expectClosed()
    })

    test('a browser that asks for privacy is taken at its word', async () => {
      await visit('?region=US-CA&gpc')
      await page.waitFor('#kvitto-first')
      await expect.poll(shop.reached).toEqual(['/video/embed'])
      expect(await stood()).toEqual(['refused', false, false])
    })

    test('from where people are asked, the next view runs nothing', async () => {
      await visit('?region=US-CA')
      await expect.poll(shop.reached).toContain('/stats/track.js')
      await shop.forgetRequests()
      await visit('?region=SE')
      await page.waitFor('#kvitto-first')
      expect(await heading()).toBe(QUESTION)
      await expectClosed()
    })
  })

  test('where nobody need be told: it runs, nothing asks, and the control can end it', async () => {
    await visit('?region=NZ')
    await page.waitFor('#kvitto-reopen')
    await expect.poll(shop.reached).toEqual(expect.arrayContaining(SCRIPTS))
    expect(await stood()).toEqual(['unknown', true, true])
    expect(await heading()).toBeUndefined()
    await page.click('#kvitto-reopen')
    await page.waitFor('#kvitto-preferences [data-kvitto-action=refuse]')
    const switches = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          '#kvitto-preferences [role=switch], #kvitto-preferences input',
        ),
      ].map((each) => each instanceof HTMLInputElement && each.checked),
    )
    expect(switches).toEqual([true, true])
    await press('refuse')
    await page.waitFor('#kvitto-preferences [role=status]')
    await shop.forgetRequests()
    await expectClosed()
    await expect
      .poll(async () => payloadOf((await shop.records()).at(-1)?.receipt))
      .toMatchObject({ region: 'NZ', rule: 'none' })
  })
})

function payloadOf(receipt = ''): unknown {
  return JSON.parse(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString() || 'null')
}

/** In the page: a state as this browser would have written it a year ago. */
async function stateText(collector: string, mark: string): Promise<string> {
  const answer = await fetch(`${collector}/v1/sites/demo/policy`)
  const { policyVersion, meanings } = await answer.json()
  const marks = Object.entries<string>(meanings).map(
    ([id, hash]) => `${id}~${mark}~${hash.slice(0, 8)}`,
  )
  const now = Math.floor(Date.now() / 1000)
  return ['1', policyVersion, now - 31_536_000, now - 60, '-', '-', ...marks].join('.')
}
